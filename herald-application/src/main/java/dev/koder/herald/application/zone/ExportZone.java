package dev.koder.herald.application.zone;

import dev.koder.herald.application.feed.port.ZoneDirectory;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.zone.port.ZonePublisher;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.Zone;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/**
 * Hands out the published text of a zone's current version. Safe for use by many threads.
 *
 * <p>A version that nobody asked for before is rendered at full speed, whoever reads it and however slowly: a reader never
 * holds up the store. Of a large one the reader gets the beginning at once.
 */
public final class ExportZone {

    /** Up to so many RRsets, rendering takes less time than handing it to another thread would save. */
    private static final long SMALL = 1000;

    private static final Logger LOG = System.getLogger(ExportZone.class.getName());

    private final ZoneStore zones;
    private final ZonePublisher publisher;
    private final ZoneScope scope;
    private final Executor renderers;

    /** Publishes what this store holds; {@code renderers} gives each rendering a thread of its own. */
    public ExportZone(ZoneStore zones, ZoneDirectory directory, ZonePublisher publisher, Executor renderers) {
        this.zones = zones;
        this.publisher = publisher;
        this.scope = new ZoneScope(directory);
        this.renderers = renderers;
    }

    /** The text of the current version, to be closed by the caller; empty where the caller has no such zone. */
    public Optional<Publication> export(Caller caller, DomainName zone) {
        return scope.tenantFor(caller, zone).flatMap(tenant -> current(tenant, zone));
    }

    private Optional<Publication> current(TenantId tenant, DomainName zone) {
        return zones.find(tenant, zone).flatMap(found -> publication(tenant, found));
    }

    private Optional<Publication> publication(TenantId tenant, Zone zone) {
        return publisher.published(zone.name(), zone.serial()).or(() -> begin(tenant, zone));
    }

    private Optional<Publication> begin(TenantId tenant, Zone zone) {
        CompletableFuture<Optional<Publication>> begun = new CompletableFuture<>();
        Runnable rendering = () -> render(tenant, zone.name(), begun);
        if (zone.recordSetCount() <= SMALL) {
            rendering.run();
        } else {
            renderers.execute(rendering);
        }
        return awaited(begun);
    }

    /** Renders whatever version is current by now. */
    private void render(TenantId tenant, DomainName zone, CompletableFuture<Optional<Publication>> begun) {
        try {
            zones.read(tenant, zone, (current, contents) -> {
                publisher.publish(current, contents, publication -> begun.complete(Optional.of(publication)));
                return current;
            });
            begun.complete(Optional.empty());
        } catch (RuntimeException | Error e) {
            boolean isTold = begun.completeExceptionally(e);
            if (!isTold) {
                LOG.log(Level.WARNING, "export broke off zone=" + zone, e);
            }
        }
    }

    private static Optional<Publication> awaited(CompletableFuture<Optional<Publication>> begun) {
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
