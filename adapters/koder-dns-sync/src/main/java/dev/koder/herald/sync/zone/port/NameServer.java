package dev.koder.herald.sync.zone.port;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import java.util.List;
import java.util.Map;

/** The name server next to the agent. Every call has a deadline; calls from several threads take turns. */
public interface NameServer {

    /** Has the zone's file read anew, and waits until it is served or refused. */
    Reply<Reply.Done> load(DomainName zone);

    /** Has the configuration read anew; zones that are new there load on their own afterwards. */
    Reply<Reply.Done> reconfigure();

    /** All configured zones. */
    Reply<Map<DomainName, ZoneLoad>> zones();

    /** The serial of the loaded zone, as the name server's control interface tells it. */
    Reply<Serial> loadedSerial(DomainName zone);

    /** The serial in the answer to a client's question. */
    Reply<Serial> answeredSerial(DomainName zone);

    /** The keys the zone is signed with; empty for an unsigned zone. */
    Reply<List<DnsKey>> keys(DomainName zone);
}
