package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.zone.ChangeId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where the next page of a list begins: after the last entry of this one, whether or not that is still there. Opaque to
 * callers, so it can become something else.
 */
final class Cursor {

    private static final String NAME = "n ";
    private static final String KEY = "k ";
    private static final String CHANGE = "c ";

    private Cursor() {}

    static String after(DomainName name) {
        return coded(NAME + name);
    }

    static String after(RecordKey key) {
        return coded(KEY + key.type() + " " + key.owner());
    }

    static String after(ChangeId change) {
        return coded(CHANGE + change.value());
    }

    /**
     * Reads what {@link #after(ChangeId)} wrote.
     *
     * @throws DnsFormatException where it did not
     */
    static ChangeId change(String cursor) {
        return new ChangeId(decoded(cursor, CHANGE));
    }

    /**
     * Reads what {@link #after(DomainName)} wrote.
     *
     * @throws DnsFormatException where it did not
     */
    static DomainName name(String cursor) {
        return DomainName.parse(decoded(cursor, NAME));
    }

    /**
     * Reads what {@link #after(RecordKey)} wrote.
     *
     * @throws DnsFormatException where it did not
     */
    static RecordKey key(String cursor) {
        String text = decoded(cursor, KEY);
        int blank = text.indexOf(' ');
        if (blank < 0) {
            throw foreign(cursor);
        }
        return new RecordKey(DomainName.parse(text.substring(blank + 1)), RecordType.parse(text.substring(0, blank)));
    }

    private static String coded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String decoded(String cursor, String kind) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (text.startsWith(kind)) {
                return text.substring(kind.length());
            }
        } catch (IllegalArgumentException notBase64) {
            throw foreign(cursor);
        }
        throw foreign(cursor);
    }

    private static DnsFormatException foreign(String cursor) {
        return new DnsFormatException("cursor", cursor, "the cursor of an earlier page of this list");
    }
}
