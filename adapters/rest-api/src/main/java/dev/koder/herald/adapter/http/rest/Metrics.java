package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.domain.quota.LimitClass;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/** What is counted and timed, for Prometheus. No label ever holds a tenant's or a zone's name. Safe for use by many threads. */
final class Metrics {

    private static final double[] DURATION_BUCKETS = {
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60
    };
    private static final double NANOS_PER_SECOND = 1e9;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusTextFormatWriter writer =
            PrometheusTextFormatWriter.builder().build();

    private final Counter requests = Counter.builder()
            .name("herald_http_requests_total")
            .help("Requests answered, by route, method and status.")
            .labelNames("route", "method", "status")
            .register(registry);
    private final Histogram durations = Histogram.builder()
            .name("herald_http_request_duration_seconds")
            .help("Time from a request's headers to the end of its answer, by route and method.")
            .labelNames("route", "method")
            .classicOnly()
            .classicUpperBounds(DURATION_BUCKETS)
            .register(registry);
    private final Gauge feedWaiters = Gauge.builder()
            .name("herald_feed_waiters")
            .help("Requests that wait for the next change of the feed.")
            .register(registry);
    private final Counter rejectedTokens = Counter.builder()
            .name("herald_rejected_tokens_total")
            .help("Requests refused because their token proved nothing, or because they had none.")
            .register(registry);
    private final Counter legacyTenantHeader = Counter.builder()
            .name("herald_legacy_tenant_header_uses_total")
            .help("Requests that named their tenant by X-Tenant-ID instead of a token.")
            .register(registry);

    private final Counter limited = Counter.builder()
            .name("herald_rate_limited_requests_total")
            .help("Requests refused because a limit was reached, by the class of the limit.")
            .labelNames("class")
            .register(registry);

    private final Counter endedConnections = Counter.builder()
            .name("herald_http_connections_ended_total")
            .help("Connections that the engine ended or did not take, by reason.")
            .labelNames("reason")
            .register(registry);

    Metrics() {
        Stream.of(ConnectionTally.Ending.values()).forEach(ending -> endedConnections.initLabelValues(ending.word()));
        JvmMetrics.register(registry);
    }

    /**
     * Counts a request that was answered.
     *
     * @param route the route's path, with its parameters in braces
     */
    void count(String route, String method, int status, Duration duration) {
        requests.labelValues(route, method, Integer.toString(status)).inc();
        durations.labelValues(route, method).observe(duration.toNanos() / NANOS_PER_SECOND);
    }

    void countRejectedToken() {
        rejectedTokens.inc();
    }

    void countLimited(LimitClass limitClass) {
        limited.labelValues(limitClass.word()).inc();
    }

    void countLegacyTenantHeader() {
        legacyTenantHeader.inc();
    }

    /** From now on tells whether the issuer's keys could not be refreshed. */
    void tellOutdatedKeys(BooleanSupplier areOutdated) {
        GaugeWithCallback.builder()
                .name("herald_identity_keys_outdated")
                .help("1 while the issuer's keys cannot be refreshed and tokens by known ones go on, otherwise 0.")
                .callback(gauge -> gauge.call(areOutdated.getAsBoolean() ? 1 : 0))
                .register(registry);
    }

    /** Counts a connection that the engine ended. */
    void countEnded(ConnectionTally.Ending ending) {
        endedConnections.labelValues(ending.word()).inc();
    }

    /** From now on tells how many connections are open. */
    void tellConnections(IntSupplier open) {
        GaugeWithCallback.builder()
                .name("herald_http_connections")
                .help("Connections that are open.")
                .callback(gauge -> gauge.call(open.getAsInt()))
                .register(registry);
    }

    void beginWaiting() {
        feedWaiters.inc();
    }

    void endWaiting() {
        feedWaiters.dec();
    }

    /** Everything, in the text format that {@link #mediaType} names. */
    byte[] text() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            writer.write(out, registry.scrape());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    String mediaType() {
        return writer.getContentType();
    }
}
