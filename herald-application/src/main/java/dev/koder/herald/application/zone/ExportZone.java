package dev.koder.herald.application.zone;

import dev.koder.herald.application.feed.port.ZoneDirectory;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.zone.port.ZoneHistory;
import dev.koder.herald.application.zone.port.ZonePublisher;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.zone.Zone;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Hands out the published text of a zone: of its current version, or of an earlier one that its history reaches. Safe for use by many threads.
 *
 * <p>A version that nobody asked for before is rendered at full speed, whoever reads it and however slowly: a reader never
 * holds up the store. Of a large one the reader gets the beginning at once.
 */
public final class ExportZone {

    /** Up to so many RRsets, rendering takes less time than handing it to another thread would save. */
    private static final long SMALL = 1000;

    private static final Logger LOG = System.getLogger(ExportZone.class.getName());

    private final ZoneStore zones;
    private final ZoneHistory history;
    private final ZonePublisher publisher;
    private final ZoneScope scope;
    private final Executor renderers;

    /** Publishes what these stores hold; {@code renderers} gives each rendering a thread of its own. */
    public ExportZone(
            ZoneStore zones,
            ZoneHistory history,
            ZoneDirectory directory,
            ZonePublisher publisher,
            Executor renderers) {
        this.zones = zones;
        this.history = history;
        this.publisher = publisher;
        this.scope = new ZoneScope(directory);
        this.renderers = renderers;
    }

    /** Where a version is read from. */
    @FunctionalInterface
    private interface Source {

        HistoryOutcome<Zone> read(ZoneReading<Zone> reading);
    }

    /** The text of the current version, to be closed by the caller; empty where the caller has no such zone. */
    public Optional<Publication> export(Caller caller, DomainName zone) {
        return found(caller, zone).flatMap(this::current);
    }

    private Optional<Zone> found(Caller caller, DomainName zone) {
        return scope.tenantFor(caller, zone)
                .flatMap(tenant -> zones.find(tenant, zone))
                .filter(found -> caller.authority().readsAllOf(found.name()));
    }

    private Optional<Publication> current(Zone zone) {
        return publisher
                .published(zone.name(), zone.serial())
                .or(() -> begin(zone, reading -> current(zone, reading))
                                instanceof HistoryOutcome.Found<Publication>(Publication text)
                        ? Optional.of(text)
                        : Optional.empty());
    }

    /** Whatever version is current by now. */
    private HistoryOutcome<Zone> current(Zone zone, ZoneReading<Zone> reading) {
        return zones.read(zone.tenant(), zone.name(), reading)
                .<HistoryOutcome<Zone>>map(HistoryOutcome.Found::new)
                .orElseGet(HistoryOutcome.NoSuchZone::new);
    }

    /** The text of the zone as it was at a version, to be closed by the caller. */
    public HistoryOutcome<Publication> export(Caller caller, DomainName zone, Serial serial) {
        return found(caller, zone).map(current -> at(current, serial)).orElseGet(HistoryOutcome.NoSuchZone::new);
    }

    private HistoryOutcome<Publication> at(Zone zone, Serial serial) {
        return publisher
                .published(zone.name(), serial)
                .<HistoryOutcome<Publication>>map(HistoryOutcome.Found::new)
                .orElseGet(() -> begin(zone, reading -> history.readAt(zone.tenant(), zone.name(), serial, reading)));
    }

    private HistoryOutcome<Publication> begin(Zone zone, Source source) {
        CompletableFuture<HistoryOutcome<Publication>> begun = new CompletableFuture<>();
        Runnable rendering = () -> render(zone, source, begun);
        if (zone.recordSetCount() <= SMALL) {
            rendering.run();
        } else {
            renderers.execute(rendering);
        }
        return awaited(begun);
    }

    private void render(Zone zone, Source source, CompletableFuture<HistoryOutcome<Publication>> begun) {
        try {
            HistoryOutcome<Zone> outcome = source.read((version, contents) -> {
                publisher.publish(
                        version, contents, publication -> begun.complete(new HistoryOutcome.Found<>(publication)));
                return version;
            });
            if (!begun.isDone()) {
                begun.complete(outcome.map(ExportZone::unpublished));
            }
        } catch (RuntimeException | Error e) {
            boolean isTold = begun.completeExceptionally(e);
            if (!isTold) {
                LOG.log(Level.WARNING, "export broke off zone=" + zone.name(), e);
            }
        }
    }

    private static Publication unpublished(Zone version) {
        throw new IllegalStateException("zone " + version.name() + " was read and not handed over");
    }

    private static HistoryOutcome<Publication> awaited(CompletableFuture<HistoryOutcome<Publication>> begun) {
        try {
            return begun.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException why) {
                throw why;
            }
            throw e;
        }
    }
}
