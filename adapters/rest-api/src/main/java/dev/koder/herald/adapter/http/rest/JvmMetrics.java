package dev.koder.herald.adapter.http.rest;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;

/** The Java runtime's own state, read when it is asked for; names as elsewhere in the Prometheus world. */
final class JvmMetrics {

    private static final double MILLIS_PER_SECOND = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;

    private JvmMetrics() {}

    static void register(PrometheusRegistry registry) {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        GaugeWithCallback.builder()
                .name("jvm_memory_used_bytes")
                .help("Memory in use, by area.")
                .unit(Unit.BYTES)
                .labelNames("area")
                .callback(callback -> {
                    callback.call((double) memory.getHeapMemoryUsage().getUsed(), "heap");
                    callback.call((double) memory.getNonHeapMemoryUsage().getUsed(), "nonheap");
                })
                .register(registry);
        GaugeWithCallback.builder()
                .name("jvm_memory_max_bytes")
                .help("The most heap there can be.")
                .unit(Unit.BYTES)
                .labelNames("area")
                .callback(callback ->
                        callback.call((double) memory.getHeapMemoryUsage().getMax(), "heap"))
                .register(registry);
        GaugeWithCallback.builder()
                .name("jvm_threads_current")
                .help("Platform threads; virtual ones are not counted.")
                .callback(callback ->
                        callback.call(ManagementFactory.getThreadMXBean().getThreadCount()))
                .register(registry);
        registerTimes(registry);
    }

    private static void registerTimes(PrometheusRegistry registry) {
        CounterWithCallback.builder()
                .name("jvm_gc_collection_seconds_total")
                .help("Time spent collecting garbage, by collector.")
                .unit(Unit.SECONDS)
                .labelNames("gc")
                .callback(callback -> {
                    for (GarbageCollectorMXBean gc : ManagementFactory.getGarbageCollectorMXBeans()) {
                        callback.call(Math.max(0, gc.getCollectionTime()) / MILLIS_PER_SECOND, gc.getName());
                    }
                })
                .register(registry);
        CounterWithCallback.builder()
                .name("process_cpu_seconds_total")
                .help("Processor time used by the process.")
                .unit(Unit.SECONDS)
                .callback(callback -> callback.call(processorSeconds()))
                .register(registry);
        GaugeWithCallback.builder()
                .name("process_start_time_seconds")
                .help("When the process started, in seconds since 1970.")
                .unit(Unit.SECONDS)
                .callback(callback ->
                        callback.call(ManagementFactory.getRuntimeMXBean().getStartTime() / MILLIS_PER_SECOND))
                .register(registry);
    }

    private static double processorSeconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? Math.max(0, system.getProcessCpuTime()) / NANOS_PER_SECOND
                : 0;
    }
}
