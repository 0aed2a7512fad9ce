package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.domain.dns.IpAddress;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many connections are open, and which ones the engine ended: counted for Prometheus, and told operators where a limit of theirs
 * is reached. Safe for use by many threads.
 */
final class ConnectionTally {

    private static final Logger LOG = System.getLogger(ConnectionTally.class.getName());

    private final Metrics metrics;
    private final RestConfig.Connections limits;
    private final SparseLines<Limit> lines;
    private final AtomicInteger open = new AtomicInteger();

    ConnectionTally(Metrics metrics, RestConfig.Connections limits, InstantSource clock) {
        this.metrics = metrics;
        this.limits = limits;
        this.lines = new SparseLines<>(Limit.class, clock);
        metrics.tellConnections(open::get);
    }

    private enum Limit {
        OF_ALL,
        OF_ADDRESS
    }

    /** Why the engine ended a connection, or did not take it. */
    enum Ending {
        /** Its address has too many. */
        TOO_MANY("too-many-of-address"),
        /** Nothing was asked for long. */
        IDLE("idle"),
        /** What opens an encrypted connection made no sense, or broke off. */
        TLS("tls-handshake"),
        /** The head of a request, or what opens an encrypted connection, did not come whole. */
        SLOW_HEAD("slow-head"),
        /** A body did not come whole. */
        SLOW_BODY("slow-body"),
        /** An answer was not taken. */
        SLOW_READER("slow-reader");

        private final String word;

        Ending(String word) {
            this.word = word;
        }

        /** As metrics name it. */
        String word() {
            return word;
        }

        static Ending of(Patience.Waiting waiting) {
            return switch (waiting) {
                case FOR_REQUEST -> IDLE;
                case FOR_HEAD -> SLOW_HEAD;
                case FOR_BODY -> SLOW_BODY;
            };
        }
    }

    /** One is looked after from now on. */
    void opened() {
        if (open.incrementAndGet() >= limits.most()) {
            lines.note(Limit.OF_ALL)
                    .ifPresent(others -> LOG.log(
                            Level.WARNING,
                            "all connections are taken, further ones wait setting=listen.connections limit={0} others={1}",
                            Integer.toString(limits.most()),
                            Long.toString(others)));
        }
    }

    /** It has ended. */
    void closed() {
        open.decrementAndGet();
    }

    /** One of an address that has too many was not taken. */
    void refused(IpAddress address) {
        ended(Ending.TOO_MANY);
        lines.note(Limit.OF_ADDRESS)
                .ifPresent(others -> LOG.log(
                        Level.WARNING,
                        "connection refused, its address has too many from={0}"
                                + " setting=listen.connections-per-address limit={1} others={2}"
                                + " (a proxy of yours? name it in proxy.trusted)",
                        address,
                        Integer.toString(limits.mostOfAddress()),
                        Long.toString(others)));
    }

    void ended(Ending ending) {
        metrics.countEnded(ending);
    }
}
