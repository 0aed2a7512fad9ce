package planted.application.zone;

import io.prometheus.metrics.core.metrics.Counter;

record UsesPrometheus(Counter counter) {}
