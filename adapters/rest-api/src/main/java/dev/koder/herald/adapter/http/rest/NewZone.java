package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.zone.Soa;
import java.util.List;
import java.util.Optional;

/**
 * What a request says of a zone to be.
 *
 * @param soa the platform's when empty
 * @param nameServers the platform's when empty
 */
record NewZone(DomainName name, Optional<Soa> soa, List<DomainName> nameServers) {

    private static final int MOST_NAME_SERVERS = 32;

    static final Form<NewZone> FORM = Form.object(members -> {
        Optional<DomainName> name = members.required("name", Form.text(NewZone::zone));
        Optional<Soa> soa = members.optional("soa", Form.object(NewZone::soa));
        Optional<List<DomainName>> nameServers =
                members.optional("nameservers", Form.list(Form.text(NameReading::host), MOST_NAME_SERVERS));
        return members.done(() -> new NewZone(name.orElseThrow(), soa, nameServers.orElse(List.of())));
    });

    private static DomainName zone(String text) {
        DomainName zone = NameReading.absolute(text).lowerCase();
        if (zone.isRoot()) {
            throw rootIsNoZone();
        }
        return zone;
    }

    /** The name, unless it is one that no zone can have. */
    static DomainName belowRoot(DomainName zone) {
        if (zone.isRoot()) {
            throw Refusal.ofParameter("zone", String.valueOf(rootIsNoZone().getMessage()));
        }
        return zone;
    }

    private static DnsFormatException rootIsNoZone() {
        return new DnsFormatException("zone", ".", "a name below the root");
    }

    private static Reading<Soa> soa(Members members) {
        Optional<DomainName> mname = members.required("mname", Form.text(NameReading::host));
        Optional<DomainName> rname = members.required("rname", Form.text(NameReading::host));
        Optional<Long> refresh = members.required("refresh", seconds("refresh"));
        Optional<Long> retry = members.required("retry", seconds("retry"));
        Optional<Long> expire = members.required("expire", seconds("expire"));
        Optional<Long> minimum = members.required("minimum", seconds("minimum"));
        Optional<Ttl> ttl = members.optional("ttl", RecordForms.TTL);
        return members.done(() -> new Soa(
                mname.orElseThrow(),
                rname.orElseThrow(),
                refresh.orElseThrow(),
                retry.orElseThrow(),
                expire.orElseThrow(),
                minimum.orElseThrow(),
                ttl.orElse(RecordForms.USUAL_TTL)));
    }

    private static Form<Long> seconds(String name) {
        return Form.number(name, 0, Ttl.MAX_SECONDS, seconds -> seconds);
    }

    /** The member that RRsets of this type are made from. */
    static String pointer(RecordType type) {
        return type.equals(RecordType.NS) ? "#/nameservers" : "#/name";
    }
}
