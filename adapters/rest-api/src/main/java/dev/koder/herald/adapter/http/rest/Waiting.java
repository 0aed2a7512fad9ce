package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.domain.dns.DnsFormatException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a request may be held open while there is nothing to answer it with. */
final class Waiting {

    static final String PARAMETER = "wait";

    private static final Pattern SECONDS = Pattern.compile("([0-9]{1,4})s?");

    private Waiting() {}

    /** The parameter {@code wait}; not at all where it is left out. */
    static Duration of(Call call, Duration most) {
        return call.query(PARAMETER, text -> duration(text, most)).orElse(Duration.ZERO);
    }

    /** Something that may take as long as a caller is willing to wait. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws InterruptedException;
    }

    /** Asks, and counts the caller among those who wait until there is an answer. */
    static <T> T counted(Metrics metrics, Question<T> question) throws InterruptedException {
        metrics.beginWaiting();
        try {
            return question.ask();
        } finally {
            metrics.endWaiting();
        }
    }

    private static Duration duration(String text, Duration most) {
        Matcher matcher = SECONDS.matcher(text);
        if (matcher.matches()) {
            Duration wait = Duration.ofSeconds(Long.parseLong(matcher.group(1)));
            if (wait.compareTo(most) <= 0) {
                return wait;
            }
        }
        throw new DnsFormatException(PARAMETER, text, "0s to " + most.toSeconds() + "s");
    }
}
