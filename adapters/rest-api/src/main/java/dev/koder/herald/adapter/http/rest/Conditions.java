package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.zone.ContentTag;
import dev.koder.herald.domain.zone.Precondition;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a request says must be true of what is stored (RFC 9110, section 13.1).
 *
 * <p>A write takes entity tags, one of which must be that of what is stored, or {@code *}. It is compared where it is written, so
 * nothing can come between. No write passes over either header: {@link #check} sees to that before any handler is asked.
 */
final class Conditions {

    private static final String IF_MATCH = "If-Match";
    private static final String IF_NONE_MATCH = "If-None-Match";
    private static final String ANY = "*";
    private static final int MOST_TAGS = 100;
    private static final Pattern CONTENT_TAG = Pattern.compile("[0-9a-f]{16}");
    private static final Precondition NEVER = new Precondition.AnyOf(List.of());

    private final Optional<String> ifMatch;
    private final Optional<String> ifNoneMatch;

    private Conditions(Optional<String> ifMatch, Optional<String> ifNoneMatch) {
        this.ifMatch = ifMatch;
        this.ifNoneMatch = ifNoneMatch;
    }

    static Conditions of(Incoming incoming) {
        return new Conditions(incoming.header(IF_MATCH), incoming.header(IF_NONE_MATCH));
    }

    /** Whether nothing may be there. */
    boolean wantNothing() {
        return ifNoneMatch.isPresent();
    }

    /**
     * Refuses what a write cannot say: anything, on a route that does not judge it; tags where there must be nothing; both headers;
     * and what is none of the three.
     */
    void check(Route write) {
        write.withoutConditions().ifPresent(this::refuse);
        if (ifMatch.isPresent() && ifNoneMatch.isPresent()) {
            throw Refusal.ofParameter(IF_NONE_MATCH, "If-Match and If-None-Match in one write (expected: one of them)");
        }
        if (!ifNoneMatch.orElse(ANY).equals(ANY)) {
            throw refused(IF_NONE_MATCH, ifNoneMatch.orElseThrow(), "* in a write");
        }
        ifMatch.filter(text -> !text.equals(ANY)).ifPresent(text -> tags(IF_MATCH, text));
    }

    /** @param why the end of a sentence that says that neither header is taken */
    private void refuse(String why) {
        ifMatch.ifPresent(text -> {
            throw refused(IF_MATCH, text, "none; " + why);
        });
        ifNoneMatch.ifPresent(text -> {
            throw refused(IF_NONE_MATCH, text, "none; " + why);
        });
    }

    private static Refusal refused(String header, String text, String expected) {
        return Refusal.ofParameter(header, said(header, text) + " (expected: " + expected + ")");
    }

    private static String said(String header, String text) {
        return header + ": " + DnsFormatException.shown(text);
    }

    /** Whether a read can be answered with 304, as the caller has this representation. */
    boolean isKnown(EntityTag current) {
        return ifNoneMatch
                .map(text -> text.equals(ANY)
                        || tags(IF_NONE_MATCH, text).stream()
                                .anyMatch(tag -> tag.value().equals(current.value())))
                .orElse(false);
    }

    /** Whether a write is wished only where there is nothing yet. */
    boolean isForNew() {
        return ifNoneMatch.isPresent();
    }

    /**
     * What must hold for a zone to be written.
     *
     * @param shown which version an entity tag stands for that is no serial
     */
    Precondition forZone(Function<String, Optional<Serial>> shown) {
        return ifNoneMatch
                .map(any -> NEVER)
                .or(() -> ifMatch.map(text -> match(text, new Precondition.ZoneExists(), tag -> serial(tag)
                        .or(() -> shown.apply(tag))
                        .map(Precondition.ZoneIsAt::new))))
                .orElseGet(Precondition.None::new);
    }

    /** Tags are compared octet by octet: a serial that is written otherwise than Herald writes it is no zone's. */
    private static Optional<Serial> serial(String tag) {
        try {
            return Optional.of(Serial.parse(tag))
                    .filter(serial -> serial.toString().equals(tag));
        } catch (DnsFormatException nobodysTag) {
            return Optional.empty();
        }
    }

    /** What must hold for each of several versions to be made one after the other: no entity tag can. */
    Precondition forEach() {
        if (ifNoneMatch.isPresent()) {
            throw refused(IF_NONE_MATCH, ANY, "none, as the changes are of a zone that is there");
        }
        ifMatch.filter(text -> !text.equals(ANY)).ifPresent(text -> {
            throw refused(IF_MATCH, text, "*, or none, as each change is a version of its own");
        });
        return forZone(tag -> Optional.empty());
    }

    /** What must hold for an RRset to be written. */
    Precondition forRecordSet(RecordKey key) {
        return ifNoneMatch
                .<Precondition>map(any -> new Precondition.RecordSetAbsent(key))
                .or(() -> ifMatch.map(
                        text -> match(text, new Precondition.RecordSetExists(key), tag -> recordSetIs(key, tag))))
                .orElseGet(Precondition.None::new);
    }

    private static Optional<Precondition> recordSetIs(RecordKey key, String tag) {
        return CONTENT_TAG.matcher(tag).matches()
                ? Optional.of(new Precondition.RecordSetIs(key, new ContentTag(HexFormat.fromHexDigitsToLong(tag))))
                : Optional.empty();
    }

    private static Precondition match(String text, Precondition any, Function<String, Optional<Precondition>> ofTag) {
        return text.equals(ANY)
                ? any
                : new Precondition.AnyOf(strong(text).stream()
                        .flatMap(tag -> ofTag.apply(tag.value()).stream())
                        .toList());
    }

    /** Those that can be compared: weak ones are equal to none here (RFC 9110, section 13.1.1). */
    private static List<EntityTag> strong(String text) {
        return tags(IF_MATCH, text).stream().filter(tag -> !tag.isWeak()).toList();
    }

    /**
     * Whether a thing may be written that is compared as it is shown.
     *
     * @param current how it is known; empty where it is not there
     */
    boolean allowWriting(Optional<EntityTag> current) {
        if (ifNoneMatch.isPresent()) {
            return current.isEmpty();
        }
        return ifMatch.map(text -> current.filter(
                                it -> text.equals(ANY) || strong(text).contains(it))
                        .isPresent())
                .orElse(true);
    }

    /**
     * That what must hold does not.
     *
     * @param what names the thing that is to be written
     * @param current how it is known; empty where it is not there
     */
    Refusal unmet(String what, Optional<EntityTag> current) {
        String absent = "none, as there is no " + what;
        String detail = ifNoneMatch
                .map(any -> said(IF_NONE_MATCH, any) + " (expected: "
                        + current.map(tag -> "none, as " + what + " is at " + tag)
                                .orElse(absent) + ")")
                .or(() -> ifMatch.map(text -> said(IF_MATCH, text) + " (expected: "
                        + current.map(tag -> tag + ", which " + what + " is at").orElse(absent) + ")"))
                .orElseGet(() -> current.map(tag -> what + " is at " + tag).orElse("there is no " + what));
        return refusal(ProblemType.PRECONDITION_FAILED, detail, current);
    }

    /** That what must hold does not, told to a caller who is not to see what is there. */
    Refusal unmet(String what) {
        String said = ifMatch.map(text -> said(IF_MATCH, text)).orElse(said(IF_NONE_MATCH, ANY));
        return new Refusal(ProblemType.PRECONDITION_FAILED, said + " (expected: what holds of " + what + ")");
    }

    /**
     * That nothing is said of what must hold, and has to be.
     *
     * @param what names the thing that is to be written
     * @param current how it is known; empty where it is not there
     * @param why the end of a sentence
     */
    static Refusal missing(String what, Optional<EntityTag> current, String why) {
        String detail = current.map(
                        tag -> IF_MATCH + ": missing (expected: " + tag + ", which " + what + " is at, or *, ")
                .orElse(IF_NONE_MATCH + ": missing (expected: *, as there is no " + what + ", ");
        return refusal(ProblemType.PRECONDITION_REQUIRED, detail + why + ")", current);
    }

    /** The same, told to a caller who is not to see what is there. */
    static Refusal missing(String what, String why) {
        return new Refusal(
                ProblemType.PRECONDITION_REQUIRED,
                IF_MATCH + " and " + IF_NONE_MATCH + ": missing (expected: one of them, with *, which holds of " + what
                        + ", " + why + ")");
    }

    private static Refusal refusal(ProblemType type, String detail, Optional<EntityTag> current) {
        return new Refusal(new Problem(
                type,
                detail,
                List.of(),
                current.map(tag -> Map.of("ETag", tag.toString())).orElseGet(Map::of)));
    }

    private static List<EntityTag> tags(String header, String text) {
        List<EntityTag> tags = EntityTag.list(text).orElseThrow(() -> refused(header, text, "\"tag\" in quotes, or *"));
        if (tags.size() > MOST_TAGS) {
            throw Refusal.ofParameter(
                    header, header + ": " + tags.size() + " entity tags (expected: at most " + MOST_TAGS + ", or *)");
        }
        return tags;
    }
}
