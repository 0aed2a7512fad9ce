package dev.koder.herald.sync.zone.port;

import dev.koder.herald.domain.dns.DomainName;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * The zone files that the name server loads.
 *
 * <p>A zone has at most two: the one in use, and beside it, from {@link #replace} until {@link #confirm} or
 * {@link #restore}, the one before. Each step is on the disk when the call returns, so whoever stops at any point leaves
 * either the old or the new file in place, whole, and the old one within reach. Calls for different zones may run at
 * the same time.
 */
public interface ZoneFiles {

    /** The zones that have a file in use. */
    Set<DomainName> present() throws IOException;

    /** The file in use. */
    Optional<StoredText> read(DomainName zone) throws IOException;

    /** Where the name server finds the zone's file: an absolute path without characters that Knot gives a meaning. */
    String location(DomainName zone);

    /** Begins a new file. */
    Draft draft(DomainName zone) throws IOException;

    /** Puts the draft in use. With {@code keepOld} the file it replaces stays within reach, and the new one is unconfirmed. */
    void replace(DomainName zone, Draft draft, boolean keepOld) throws IOException;

    /** Whether the file before the one in use is still there. */
    boolean isUnconfirmed(DomainName zone) throws IOException;

    /** Gives up the file before: the one in use is good. */
    void confirm(DomainName zone) throws IOException;

    /** Puts the file before in use again; the newer one is gone. */
    void restore(DomainName zone) throws IOException;

    /** Moves the zone's file out of the name server's sight, and keeps it. Nothing to move is fine. */
    void setAside(DomainName zone, Instant at) throws IOException;

    /** Deletes files set aside before {@code limit}; returns how many. */
    int sweep(Instant limit) throws IOException;
}
