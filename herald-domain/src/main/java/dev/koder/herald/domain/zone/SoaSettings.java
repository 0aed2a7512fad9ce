package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Ttl;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What somebody says of the start of authority of zones: the platform, a tenant, or whoever makes a zone. What is left empty
 * is somebody else's to say.
 *
 * @param mname the primary name server
 * @param rname the mailbox of the person responsible, as a domain name
 * @param refresh seconds, 0 to 2147483647
 * @param retry seconds, 0 to 2147483647
 * @param expire seconds, 0 to 2147483647
 * @param minimum seconds, 0 to 2147483647
 * @param ttl the lifetime of the SOA record, and of the NS records that come with a new zone
 * @param serialPolicy how serials go on
 */
public record SoaSettings(
        Optional<DomainName> mname,
        Optional<DomainName> rname,
        Optional<Long> refresh,
        Optional<Long> retry,
        Optional<Long> expire,
        Optional<Long> minimum,
        Optional<Ttl> ttl,
        Optional<SerialPolicy> serialPolicy) {

    /** Says nothing. */
    public static final SoaSettings NONE = new SoaSettings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** What a zone says by being as it is. */
    public static SoaSettings of(Zone zone) {
        Soa soa = zone.soa();
        return new SoaSettings(
                Optional.of(soa.mname()),
                Optional.of(soa.rname()),
                Optional.of(soa.refresh()),
                Optional.of(soa.retry()),
                Optional.of(soa.expire()),
                Optional.of(soa.minimum()),
                Optional.of(soa.ttl()),
                Optional.of(zone.settings().serialPolicy()));
    }

    /** What they say, for people. */
    public String words() {
        Map<String, Optional<?>> parts = new LinkedHashMap<>();
        parts.put("mname", mname);
        parts.put("rname", rname);
        parts.put("refresh", refresh);
        parts.put("retry", retry);
        parts.put("expire", expire);
        parts.put("minimum", minimum);
        parts.put("ttl", ttl.map(Ttl::seconds));
        parts.put("serialPolicy", serialPolicy.map(SerialPolicy::word));
        return parts.entrySet().stream()
                .flatMap(part -> part.getValue().map(value -> part.getKey() + "=" + value).stream())
                .collect(Collectors.joining(" "));
    }

    /** These, and what {@code others} say where these say nothing. */
    public SoaSettings orElse(SoaSettings others) {
        return new SoaSettings(
                mname.or(others::mname),
                rname.or(others::rname),
                refresh.or(others::refresh),
                retry.or(others::retry),
                expire.or(others::expire),
                minimum.or(others::minimum),
                ttl.or(others::ttl),
                serialPolicy.or(others::serialPolicy));
    }

    /** These with a primary name server where they say nothing of it. */
    public SoaSettings orMname(DomainName primary) {
        return mname.isPresent()
                ? this
                : new SoaSettings(Optional.of(primary), rname, refresh, retry, expire, minimum, ttl, serialPolicy);
    }

    /** The SOA of which these say everything. */
    public Soa soa() {
        return new Soa(
                mname.orElseThrow(),
                rname.orElseThrow(),
                refresh.orElseThrow(),
                retry.orElseThrow(),
                expire.orElseThrow(),
                minimum.orElseThrow(),
                ttl.orElseThrow());
    }
}
