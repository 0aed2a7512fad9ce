package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.application.zone.NameServerChoice;
import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.zone.NameServerSetName;
import dev.koder.herald.domain.zone.NameServers;
import dev.koder.herald.domain.zone.SoaSettings;
import dev.koder.herald.domain.zone.ZoneFinding;
import java.util.Optional;
import java.util.Set;

/**
 * What a request says of a zone to be.
 *
 * @param soa what it says nothing of is the tenant's default, or the platform's
 */
record NewZone(DomainName name, SoaSettings soa, NameServerChoice nameServers) {

    private static final Set<RecordType> NAME_SERVER_TYPES = Set.of(RecordType.NS, RecordType.A, RecordType.AAAA);

    static final Form<NewZone> FORM = Form.object(members -> {
        Optional<DomainName> name = members.required("name", Form.text(NewZone::zone));
        Optional<SoaSettings> soa = members.optional("soa", SoaForms.SETTINGS);
        Optional<NameServers> own = members.optional("nameservers", NameServerForms.LIST);
        Optional<NameServerSetName> set = members.optional("nameserverSet", Form.text(NameServerSetName::new));
        if (members.has("nameservers") && members.has("nameserverSet")) {
            members.refuse(
                    "nameserverSet",
                    Members.NOT_TAKEN,
                    "nameserverSet: not taken together with nameservers (expected: one of both)");
        }
        return members.done(() -> new NewZone(name.orElseThrow(), soa.orElse(SoaSettings.NONE), choice(own, set)));
    });

    /** The set that the zone is to follow; the platform's where it names none. */
    NameServerSetName set() {
        return nameServers instanceof NameServerChoice.OfSet chosen ? chosen.set() : NameServerSetName.PLATFORM;
    }

    private static NameServerChoice choice(Optional<NameServers> own, Optional<NameServerSetName> set) {
        return own.<NameServerChoice>map(NameServerChoice.Own::new)
                .or(() -> set.map(NameServerChoice.OfSet::new))
                .orElse(new NameServerChoice.Usual());
    }

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

    /** The member that a finding is about. */
    static String pointer(ZoneFinding finding) {
        if (finding.type().equals(RecordType.SOA)) {
            return SoaForms.pointer(finding, "#/soa");
        }
        boolean isOfNameServers = NAME_SERVER_TYPES.contains(finding.type());
        return isOfNameServers ? "#/nameservers" : "#/name";
    }
}
