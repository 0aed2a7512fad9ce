package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.IpAddress;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What operators read of connections that are too many. */
class ConnectionTallyTest {

    private static final Logger LOG = Logger.getLogger(ConnectionTally.class.getName());

    private final List<String> lines = new ArrayList<>();
    private final SettableClock clock = new SettableClock();
    private final Metrics metrics = new Metrics();
    private final ConnectionTally tally = new ConnectionTally(
            metrics,
            new RestConfig.Connections(
                    2, 5, Duration.ofSeconds(75), Duration.ofSeconds(10), Duration.ofSeconds(60), 1 << 14),
            clock);

    private final Handler reader = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getLevel() + " " + MessageFormat.format(line.getMessage(), line.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void read() {
        LOG.addHandler(reader);
    }

    @AfterEach
    void stopReading() {
        LOG.removeHandler(reader);
    }

    @Test
    void tells_at_once_and_then_once_a_minute_whose_connections_are_too_many() {
        for (int connection = 0; connection < 1234; connection++) {
            tally.refused(IpAddress.parse("192.0.2.1"));
        }
        clock.pass(Duration.ofMinutes(1));
        tally.refused(IpAddress.parse("192.0.2.2"));

        assertThat(lines)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .startsWith("WARNING ")
                                .contains("from=192.0.2.1 setting=listen.connections-per-address limit=5 others=0"),
                        second -> assertThat(second).contains("from=192.0.2.2 ").contains(" others=1233"));
        assertThat(new String(metrics.text(), StandardCharsets.UTF_8))
                .contains("herald_http_connections_ended_total{reason=\"too-many-of-address\"} 1235.0");
    }

    @Test
    void tells_that_all_connections_are_taken_when_the_last_one_is() {
        tally.opened();
        assertThat(lines).isEmpty();

        tally.opened();
        tally.closed();
        tally.opened();

        assertThat(lines)
                .singleElement()
                .asString()
                .startsWith("WARNING ")
                .contains("setting=listen.connections limit=2");
    }
}
