package dev.koder.herald.adapter.storage.testkit;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The words of which test data is made, all of them lawful. */
public final class Samples {

    /** The tenant that owns a zone unless a test says otherwise. */
    public static final TenantId ACME = new TenantId("acme");

    /** Another tenant. */
    public static final TenantId GLOBEX = new TenantId("globex");

    /** Whoever acts in a test. */
    public static final Actor ALICE = new Actor("alice@example.org");

    /** When zones come into being unless a test says otherwise. */
    public static final Instant START = Instant.parse("2026-01-15T10:00:00Z");

    /** The lifetime of records whose test does not care. */
    public static final Ttl HOUR = new Ttl(3600);

    private Samples() {}

    /** An absolute name, with or without the final dot. */
    public static DomainName name(String text) {
        return DomainName.parse(text);
    }

    /** The name whose labels are these octets, left-most first, below {@code zone}. */
    public static DomainName nameOfOctets(DomainName zone, byte[]... labels) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        for (byte[] label : labels) {
            wire.write(label.length);
            wire.writeBytes(label);
        }
        wire.writeBytes(zone.toWire());
        return DomainName.ofWire(wire.toByteArray());
    }

    /** An RRset of {@link #HOUR}; names are absolute. */
    public static RecordSet recordSet(String owner, String type, String... records) {
        return recordSet(name(owner), RecordType.parse(type), HOUR, records);
    }

    /** An RRset; names in {@code records} are absolute. */
    public static RecordSet recordSet(DomainName owner, RecordType type, Ttl ttl, String... records) {
        List<Rdata> parsed = Arrays.stream(records)
                .map(text -> Rdata.parse(type, text, DomainName.ROOT))
                .toList();
        return new RecordSet(owner, type, ttl, parsed);
    }

    /** What names an RRset; the name is absolute. */
    public static RecordKey key(String owner, String type) {
        return new RecordKey(name(owner), RecordType.parse(type));
    }
}
