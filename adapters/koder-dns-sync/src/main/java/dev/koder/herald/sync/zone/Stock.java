package dev.koder.herald.sync.zone;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.sync.zone.port.MemberList;
import dev.koder.herald.sync.zone.port.StoredText;
import dev.koder.herald.sync.zone.port.ZoneFiles;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out what is on the disk. The files themselves tell which version they hold; there is no other record of it. */
final class Stock {
    private static final Logger LOG = System.getLogger(Stock.class.getName());

    private final ZoneFiles files;
    private final MemberList list;

    Stock(ZoneFiles files, MemberList list) {
        this.files = files;
        this.list = list;
    }

    /**
     * Every zone that has a file or a place in the list. Without a list that can be trusted, every zone with a whole file
     * is a member: forgetting one would take it off the air, and one too many is put right by the engine's next word.
     */
    List<ZoneState> take() throws IOException {
        Set<DomainName> present = files.present();
        Set<DomainName> members = members(present);
        Set<DomainName> all = new HashSet<>(present);
        all.addAll(members);
        List<ZoneState> states = new ArrayList<>();
        for (DomainName zone : all) {
            states.add(ZoneState.found(zone, held(zone), members.contains(zone)));
        }
        return states;
    }

    private Set<DomainName> members(Set<DomainName> present) throws IOException {
        Optional<Set<DomainName>> known = list.read();
        if (known.isPresent()) {
            return known.get();
        }
        Set<DomainName> whole = new HashSet<>();
        for (DomainName zone : present) {
            if (held(zone) != null) {
                whole.add(zone);
            }
        }
        LOG.log(
                Level.WARNING,
                Event.of("list of zones written anew from the zone files").with("zones", whole.size()));
        list.replace(whole);
        return whole;
    }

    /** The zone's file in use; null when there is none, or none that is whole. */
    @Nullable Held held(DomainName zone) throws IOException {
        Optional<StoredText> text = files.read(zone);
        if (text.isEmpty()) {
            return null;
        }
        try {
            EndMark mark = ZoneText.read(text.get()).mark();
            if (!mark.zone().equals(zone)) {
                throw new DnsFormatException("zone of the file", mark.zone().toString(), zone.toString());
            }
            return new Held(mark, !files.isUnconfirmed(zone));
        } catch (DnsFormatException e) {
            LOG.log(
                    Level.WARNING,
                    Event.of("zone file is not whole").with("zone", zone).with("what", e.getMessage()));
            return null;
        }
    }
}
