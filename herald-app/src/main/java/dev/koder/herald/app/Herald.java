package dev.koder.herald.app;

import dev.koder.herald.adapter.config.file.HostPort;
import dev.koder.herald.adapter.http.rest.RestApi;
import dev.koder.herald.adapter.http.rest.RestConfig;
import dev.koder.herald.adapter.outbound.http.OutboundHttp;
import dev.koder.herald.adapter.publish.knot.SnapshotFolder;
import dev.koder.herald.adapter.storage.sqlite.SqliteConfig;
import dev.koder.herald.adapter.storage.sqlite.SqliteStore;
import dev.koder.herald.application.feed.CommitBell;
import dev.koder.herald.application.port.StoreUnavailableException;
import dev.koder.herald.application.port.Stores;
import dev.koder.herald.application.zone.port.ZonePublisher;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;

/**
 * The whole engine: its parts, put together from the top down, and taken apart in the reverse order.
 *
 * <p>This is the page that shows what depends on what.
 */
final class Herald implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Herald.class.getName());

    private static final Duration LOOKS = Duration.ofSeconds(1);
    private static final Duration PATIENCE_OF_STORE = Duration.ofSeconds(5);

    private final Parts parts = new Parts();
    private final CountDownLatch ended = new CountDownLatch(1);

    private Herald() {}

    /** What became of starting. */
    sealed interface Start {

        /**
         * It runs.
         *
         * @param herald to be closed by whoever started it
         */
        record Running(Herald herald) implements Start {}

        /**
         * It does not run, and nothing of it is left running.
         *
         * @param reason one line: what is in the way, and what to do
         */
        record Refused(String reason) implements Start {}
    }

    static Start start(HeraldConfig config, InstantSource clock) {
        Herald herald = new Herald();
        try {
            herald.assemble(config, clock);
            return new Start.Running(herald);
        } catch (CannotStartException | UncheckedIOException | StoreUnavailableException refused) {
            herald.close();
            return new Start.Refused(String.valueOf(refused.getMessage()));
        } catch (RuntimeException | Error fault) {
            herald.close();
            throw fault;
        }
    }

    private void assemble(HeraldConfig config, InstantSource clock) {
        Stores stores = openStore(config);
        long zones = stores.directory().count();
        ZonePublisher publisher = SnapshotFolder.open(
                config.dataDir().resolve("exports"), config.store().exportBytes());
        Foundation base = new Foundation(config, stores, publisher, new CommitBell(), clock, new SecureRandom());
        Callers callers = Callers.on(base, TokenIssuer.open(config, clock, parts));
        Commits commits = Commits.on(base, callers.plans());
        Webhooks webhooks = Webhooks.on(base, parts.add(OutboundHttp.of(config.outbound())));
        Upkeep.begin(base, callers, commits, parts);
        RestApi api = serve(config, UseCases.on(base, callers, commits, webhooks.keep()), clock);
        parts.add(webhooks.deliveries()).start();
        LOG.log(
                Level.INFO,
                "engine started api={0} store={1} identity={2} zones={3}",
                new HostPort(config.listen().host(), api.port()),
                config.dataDir(),
                config.identity().getClass().getSimpleName(),
                zones);
    }

    private Stores openStore(HeraldConfig config) {
        return switch (SqliteStore.open(database(config), new SecureRandom())) {
            case SqliteStore.OpenOutcome.Refused refused -> throw new CannotStartException(refused.reason());
            case SqliteStore.OpenOutcome.Opened opened ->
                parts.add(opened.store()).stores();
        };
    }

    /** How the database is used that a configuration names. */
    static SqliteConfig database(HeraldConfig config) {
        Path file = config.dataDir().resolve("herald.db");
        return new SqliteConfig(
                file, config.store().writeQueue(), config.store().readers(), PATIENCE_OF_STORE);
    }

    private RestApi serve(HeraldConfig config, RestApi.UseCases useCases, InstantSource clock) {
        RestConfig rest = new RestConfig(
                config.listen().host(),
                config.listen().port(),
                config.limits().bodyBytes(),
                config.limits().importBytes(),
                config.identity().legacyTenantHeader(),
                config.connections(),
                config.certificate(),
                config.proxies(),
                config.stopWithin(),
                Version.text());
        return switch (RestApi.start(rest, useCases, clock, System::nanoTime)) {
            case RestApi.Start.CannotListen refused -> throw new CannotStartException(refused.reason());
            case RestApi.Start.Serving serving -> {
                parts.add(serving.api()::stop);
                parts.add(Schedule.every(LOOKS, "connections looked after", serving.api()::endOverdueConnections));
                yield serving.api();
            }
        };
    }

    /** Waits until {@link #close} has been called. */
    void awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops the parts, the one started last first. What requests were acknowledged for is kept. */
    @Override
    public void close() {
        parts.close();
        ended.countDown();
    }
}
