package dev.koder.herald.application.zone;

import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.zone.Zone;
import java.util.function.Consumer;

/**
 * Reads one version of a zone from end to end.
 *
 * @param <R> what comes of it
 */
@FunctionalInterface
public interface ZoneReading<R> {

    /**
     * Reads.
     *
     * @param zone the version
     * @param contents its RRsets, the SOA not among them, in canonical order; to be run through at most once
     */
    R read(Zone zone, Contents contents);

    /** The RRsets of the version, one after the other. */
    @FunctionalInterface
    interface Contents {

        /** Hands over every RRset, names in canonical order and types by code. */
        void forEach(Consumer<? super RecordSet> reader);
    }
}
