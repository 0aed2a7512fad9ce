package dev.koder.herald.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogLineTest {

    @Test
    void a_line_has_time_level_and_message() {
        assertThat(line("engine started"))
                .isEqualTo("2026-01-02T03:04:05.006Z INFO engine started" + System.lineSeparator());
    }

    @Test
    void parameters_stand_where_their_numbers_were() {
        assertThat(line("api={1} store={0}", "data", "127.0.0.1:1")).contains("api=127.0.0.1:1 store=data");
    }

    @Test
    void numbers_are_not_grouped() {
        assertThat(line("zones={0}", 1234567)).contains("zones=1234567");
    }

    @Test
    void a_dollar_sign_in_a_parameter_is_kept() {
        assertThat(line("file={0}", "a$1\\b")).contains("file=a$1\\b");
    }

    @Test
    void a_number_without_parameter_stays() {
        assertThat(line("a={0} b={7}", "x")).contains("a=x b={7}");
    }

    @Test
    void an_apostrophe_is_kept() {
        assertThat(line("the engine's zones={0}", 3)).contains("the engine's zones=3");
    }

    @Test
    void what_broke_follows_the_line() {
        LogRecord event = event("a part did not stop");
        event.setThrown(new IllegalStateException("stuck"));

        assertThat(new LogLine().format(event))
                .contains("a part did not stop", "IllegalStateException: stuck", "\tat ");
    }

    private static String line(String message, Object... parameters) {
        return new LogLine().format(event(message, parameters));
    }

    private static LogRecord event(String message, Object... parameters) {
        LogRecord event = new LogRecord(Level.INFO, message);
        event.setInstant(Instant.parse("2026-01-02T03:04:05.006Z"));
        event.setParameters(parameters);
        return event;
    }
}
