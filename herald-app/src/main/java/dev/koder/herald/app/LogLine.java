package dev.koder.herald.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** Prints an event: time, level, what happened; the stack below it where something broke. Safe for use by many threads. */
public final class LogLine extends Formatter {

    @Override
    public String format(LogRecord event) {
        String line = event.getInstant().truncatedTo(ChronoUnit.MILLIS) + " "
                + event.getLevel().getName() + " " + formatMessage(event) + System.lineSeparator();
        Throwable thrown = event.getThrown();
        return thrown == null ? line : line + stack(thrown);
    }

    private static String stack(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
