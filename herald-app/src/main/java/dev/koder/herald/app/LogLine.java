package dev.koder.herald.app;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.temporal.ChronoUnit;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Prints an event: time, level, what happened; the stack below it where something broke. Safe for use by many threads. */
public final class LogLine extends Formatter {

    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    @Override
    public String format(LogRecord event) {
        String line = event.getInstant().truncatedTo(ChronoUnit.MILLIS) + " "
                + event.getLevel().getName() + " " + message(event) + System.lineSeparator();
        Throwable thrown = event.getThrown();
        return thrown == null ? line : line + stack(thrown);
    }

    /**
     * The message, each {@code {n}} in it replaced by the n-th parameter as it prints itself. The JDK's own way would group
     * the digits of numbers, and loads the tables of a locale for that.
     */
    private static String message(LogRecord event) {
        String message = String.valueOf(event.getMessage());
        Object[] parameters = event.getParameters();
        if (parameters == null || parameters.length == 0) {
            return message;
        }
        return PLACE.matcher(message).replaceAll(place -> {
            int index = Integer.parseInt(place.group(1));
            return Matcher.quoteReplacement(
                    index < parameters.length ? String.valueOf(parameters[index]) : place.group());
        });
    }

    private static String stack(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
