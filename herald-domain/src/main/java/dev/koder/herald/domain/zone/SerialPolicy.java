package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.Serial;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a zone's serials go on.
 *
 * <p>Whatever the clock does, a serial only ever moves forward by RFC 1982, and by 2^31 - 1 at most: where the serial that a
 * policy would like is not ahead of the last one, the next one is a step on. That is so after a clock was set back, after a
 * hundred changes on one day, and after a change to a policy whose serials are smaller. It is so too where the serial that the policy
 * would like is not ahead of all versions that are {@linkplain KeptSerials kept}.
 */
public enum SerialPolicy {
    /** One step for each version. */
    INCREMENT("increment"),
    /** The seconds since 1970 (modulo 2^32). */
    UNIX_TIME("unixtime"),
    /** The date in UTC and a counter from 00 on, {@code YYYYMMDDnn} (RFC 1912, section 2.2). */
    DATE("date");

    private static final int LAST_YEAR_OF_DATES = 4294;
    private static final long COUNTERS_PER_DAY = 100;

    /** More than a zone gets in a day of 190 changes a second; 127 of them in a row still are forward. */
    private static final long LEAP = 1L << 24;

    private final String word;

    SerialPolicy(String word) {
        this.word = word;
    }

    /** The policy as it is shown to programs and stored. */
    public String word() {
        return word;
    }

    /**
     * The policy of this word.
     *
     * @throws DnsFormatException where there is none
     */
    public static SerialPolicy parse(String word) {
        return Arrays.stream(values())
                .filter(policy -> policy.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new DnsFormatException("serial policy", word, words()));
    }

    private static String words() {
        return Arrays.stream(values()).map(SerialPolicy::word).collect(Collectors.joining(", "));
    }

    /** The serial of the version that is committed at this time after those that are kept. */
    public Serial next(KeptSerials kept, Instant at) {
        return wish(at).filter(kept::areBehind).orElse(kept.latest().next());
    }

    /** The same, but for a serial that somebody wishes: it is taken where it is ahead of all that are kept. */
    Serial next(KeptSerials kept, Optional<Serial> wished, Instant at) {
        return wished.filter(kept::areBehind).orElseGet(() -> next(kept, at));
    }

    /**
     * A serial that is ahead of all that may have been published after those that are kept until this time, where nobody knows any more
     * what was: under {@link #UNIX_TIME} an hour from now, under {@link #DATE} tomorrow's first, and 2^24 steps on where those
     * are not ahead, or versions are counted.
     */
    public Serial beyondUnknown(KeptSerials kept, Instant at) {
        Instant later = this == DATE ? at.plus(Duration.ofDays(1)) : at.plus(Duration.ofHours(1));
        return wish(later).filter(kept::areBehind).orElse(kept.latest().plus(LEAP));
    }

    /** The serial of a zone that begins at this time. */
    public Serial first(Instant at) {
        return wish(at).orElse(ZoneCreation.FIRST_SERIAL);
    }

    /** What the policy would like best; nothing before 1970, and no date that has no room in a serial. */
    private Optional<Serial> wish(Instant at) {
        if (at.isBefore(Instant.EPOCH)) {
            return Optional.empty();
        }
        return switch (this) {
            case INCREMENT -> Optional.empty();
            case UNIX_TIME -> Optional.of(new Serial(at.getEpochSecond() & Serial.MAX_VALUE));
            case DATE -> date(at).map(Serial::new);
        };
    }

    private static Optional<Long> date(Instant at) {
        LocalDate day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        if (day.getYear() > LAST_YEAR_OF_DATES) {
            return Optional.empty();
        }
        long digits = (day.getYear() * 100L + day.getMonthValue()) * 100 + day.getDayOfMonth();
        return Optional.of(digits * COUNTERS_PER_DAY);
    }
}
