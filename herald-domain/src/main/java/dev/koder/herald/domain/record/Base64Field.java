package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** At least {@code least} octets up to the end of the record, in Base64 (RFC 4648, section 4), in text possibly with blanks between. */
record Base64Field(String label, int least) implements RdataField {
    static final String EXPECTED = "Base64 (RFC 4648)";

    @Override
    public void read(RdataText in, OctetBuffer out) {
        int first = in.next();
        if (least > 0 && !in.hasMore()) {
            throw in.missing(label, EXPECTED);
        }
        OctetBuffer characters = new OctetBuffer(128);
        while (in.hasMore()) {
            int token = in.takeWord(label, EXPECTED);
            characters.put(in.text(), in.start(token), in.endOf(token) - in.start(token));
        }
        byte[] octets = decode(characters.toArray());
        if (octets == null) {
            throw in.refusal(first, label, EXPECTED);
        }
        if (octets.length < least) {
            throw in.refusal(first, label, "at least " + least + " octet, not " + octets.length);
        }
        out.put(octets);
    }

    /** The octets that Base64 characters, padded to a multiple of four, stand for; null when they are none. */
    static byte @Nullable [] decode(byte[] characters) {
        if (characters.length % 4 != 0) {
            return null;
        }
        try {
            return Base64.getDecoder().decode(characters);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /** Appends the Base64 of the octets between two offsets. */
    static void encode(byte[] octets, int from, int to, OctetBuffer out) {
        out.put(Base64.getEncoder().encode(java.util.Arrays.copyOfRange(octets, from, to)));
    }

    @Override
    public int check(RecordType type, byte[] wire, int at) {
        NumberField.require(type, label, wire, at, least);
        return wire.length;
    }

    @Override
    public int print(byte[] wire, int at, OctetBuffer out) {
        encode(wire, at, wire.length, out);
        return wire.length;
    }
}
