package dev.koder.herald.adapter.storage.testkit;

import dev.koder.herald.domain.claim.ProofPolicy;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.IdempotencyKey;
import dev.koder.herald.domain.zone.MemoryContents;
import dev.koder.herald.domain.zone.Soa;
import dev.koder.herald.domain.zone.ZoneCreation;
import dev.koder.herald.domain.zone.ZoneLimits;
import dev.koder.herald.domain.zone.ZoneSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A wish for a new zone: {@code example.org.} of {@link Samples#ACME} with one name server, unless told otherwise. */
public final class ZoneBuilder {

    private final List<RecordSet> recordSets = new ArrayList<>();
    private TenantId tenant = Samples.ACME;
    private DomainName zone = Samples.name("example.org.");
    private Optional<Serial> serial = Optional.empty();
    private Optional<IdempotencyKey> key = Optional.empty();
    private ZoneSettings settings = ZoneSettings.PLAIN;
    private ChangeGuard guard = ChangeGuard.NONE;
    private boolean hasNameServer = true;
    private Instant at = Samples.START;
    private ProofPolicy proof = ProofPolicy.OFF;

    private ZoneBuilder() {}

    /** A zone that may be created as it is. */
    public static ZoneBuilder aZone() {
        return new ZoneBuilder();
    }

    /** Gives it another apex. */
    public ZoneBuilder named(String name) {
        return named(Samples.name(name));
    }

    /** Gives it another apex. */
    public ZoneBuilder named(DomainName name) {
        zone = name;
        return this;
    }

    /** Gives it another owner. */
    public ZoneBuilder ownedBy(TenantId owner) {
        tenant = owner;
        return this;
    }

    /** Has its contents come with a serial. */
    public ZoneBuilder atSerial(long value) {
        serial = Optional.of(new Serial(value));
        return this;
    }

    /** Has it run in another way. */
    public ZoneBuilder run(ZoneSettings way) {
        settings = way;
        return this;
    }

    /** Has it judged by a guard. */
    public ZoneBuilder guardedBy(ChangeGuard changeGuard) {
        guard = changeGuard;
        return this;
    }

    /** Has it wished at another time. */
    public ZoneBuilder wishedAt(Instant time) {
        at = time;
        return this;
    }

    /** Has its name proven. */
    public ZoneBuilder proving(ProofPolicy policy) {
        proof = policy;
        return this;
    }

    /** Adds an RRset; the owner is relative to the zone unless it ends in a dot, {@code @} is the apex. */
    public ZoneBuilder with(String owner, String type, String... records) {
        return with(Samples.recordSet(DomainName.parse(owner, zone), RecordType.parse(type), Samples.HOUR, records));
    }

    /** Adds an RRset. */
    public ZoneBuilder with(RecordSet recordSet) {
        recordSets.add(recordSet);
        return this;
    }

    /** Adds {@code count} RRsets of one address each; {@code owner} names them by their number, relative to the zone. */
    public ZoneBuilder withHosts(int count, IntFunction<String> owner) {
        IntStream.range(0, count)
                .forEach(i -> with(owner.apply(i), "A", "10." + (i >> 16) + "." + (i >> 8 & 0xff) + "." + (i & 0xff)));
        return this;
    }

    /** Leaves out the name server, which breaks a rule. */
    public ZoneBuilder withoutNameServer() {
        hasNameServer = false;
        return this;
    }

    /** The apex. */
    public DomainName zone() {
        return zone;
    }

    /** The RRsets, name server included. */
    public MemoryContents contents() {
        List<RecordSet> all = new ArrayList<>(recordSets);
        if (hasNameServer) {
            all.addFirst(Samples.recordSet(zone, RecordType.NS, Samples.HOUR, "ns1.example.net."));
        }
        return MemoryContents.of(all);
    }

    /** The start of authority of every zone that is built here. */
    public static Soa soa() {
        return new Soa(
                Samples.name("ns1.example.net."),
                Samples.name("hostmaster.example.net."),
                7200,
                900,
                1_209_600,
                300,
                new Ttl(3600));
    }

    /** Has it wished under a key, so that it may come twice. */
    public ZoneBuilder under(IdempotencyKey idempotencyKey) {
        key = Optional.of(idempotencyKey);
        return this;
    }

    /** The wish. */
    public ZoneCreation creation() {
        return new ZoneCreation(
                tenant,
                zone,
                soa(),
                settings,
                serial,
                contents(),
                Samples.ALICE,
                ChangeNote.NONE,
                key,
                at,
                ZoneLimits.DEFAULT,
                guard,
                proof);
    }
}
