package dev.koder.herald.sync.zone.port;

import dev.koder.herald.domain.dns.DomainName;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * The list of zones that the name server's configuration includes.
 *
 * <p>It changes like a zone file does: {@link #replace}, then {@link #confirm} or {@link #restore}, each of them on the
 * disk when the call returns.
 */
public interface MemberList {

    /** The zones in the list in use; empty when there is no list, or none that can be trusted. */
    Optional<Set<DomainName>> read() throws IOException;

    /** Whether the list in use gives every zone the settings a list written now would give it. */
    boolean isCurrent() throws IOException;

    /** Writes a new list; the one before stays within reach. */
    void replace(Set<DomainName> zones) throws IOException;

    /** Whether the list before the one in use is still there. */
    boolean isUnconfirmed() throws IOException;

    /** Gives up the list before: the one in use is good. */
    void confirm() throws IOException;

    /** Puts the list before in use again. */
    void restore() throws IOException;
}
