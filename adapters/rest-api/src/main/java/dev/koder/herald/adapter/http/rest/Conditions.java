package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.zone.ContentTag;
import dev.koder.herald.domain.zone.Precondition;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a request says must be true of what is stored (RFC 9110, section 13.1).
 *
 * <p>A write takes one entity tag, or {@code *}: what is stored is compared with it where it is written, so nothing can come
 * between.
 */
final class Conditions {

    private static final String IF_MATCH = "If-Match";
    private static final String IF_NONE_MATCH = "If-None-Match";
    private static final String ANY = "*";
    private static final Pattern CONTENT_TAG = Pattern.compile("[0-9a-f]{16}");

    private final Optional<String> ifMatch;
    private final Optional<String> ifNoneMatch;

    private Conditions(Optional<String> ifMatch, Optional<String> ifNoneMatch) {
        this.ifMatch = ifMatch;
        this.ifNoneMatch = ifNoneMatch;
    }

    static Conditions of(Incoming incoming) {
        return new Conditions(incoming.header(IF_MATCH), incoming.header(IF_NONE_MATCH));
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
        checkOneOfBoth();
        requireAny();
        return ifNoneMatch.isPresent();
    }

    /** What must hold for a zone to be written; empty for what cannot hold of any zone. */
    Optional<Precondition> forZone() {
        checkOneOfBoth();
        if (ifNoneMatch.isPresent()) {
            requireAny();
            return Optional.empty();
        }
        return ifMatch.map(text -> match(text, new Precondition.ZoneExists(), Conditions::zoneIsAt))
                .orElse(Optional.of(new Precondition.None()));
    }

    /** What must hold for each of several versions to be made one after the other: no serial can. */
    Precondition forEach() {
        return forZone()
                .filter(precondition -> !(precondition instanceof Precondition.ZoneIsAt))
                .orElseThrow(() -> Refusal.ofParameter(
                        IF_MATCH, "an entity tag for several versions (expected: If-Match: *, or none)"));
    }

    private static Optional<Precondition> zoneIsAt(String tag) {
        try {
            return Optional.of(new Precondition.ZoneIsAt(Serial.parse(tag)));
        } catch (DnsFormatException nobodysTag) {
            return Optional.empty();
        }
    }

    /** What must hold for an RRset to be written; empty for what cannot hold of any RRset. */
    Optional<Precondition> forRecordSet(RecordKey key) {
        checkOneOfBoth();
        if (ifNoneMatch.isPresent()) {
            requireAny();
            return Optional.of(new Precondition.RecordSetAbsent(key));
        }
        return ifMatch.map(text -> match(text, new Precondition.RecordSetExists(key), tag -> recordSetIs(key, tag)))
                .orElse(Optional.of(new Precondition.None()));
    }

    private static Optional<Precondition> recordSetIs(RecordKey key, String tag) {
        return CONTENT_TAG.matcher(tag).matches()
                ? Optional.of(new Precondition.RecordSetIs(key, new ContentTag(HexFormat.fromHexDigitsToLong(tag))))
                : Optional.empty();
    }

    /**
     * Whether a thing may be written that is compared as it is shown.
     *
     * @param current how it is known; empty where it is not there
     */
    boolean allowWriting(Optional<EntityTag> current) {
        checkOneOfBoth();
        if (ifNoneMatch.isPresent()) {
            requireAny();
            return current.isEmpty();
        }
        return ifMatch.map(text -> text.equals(ANY)
                        ? current.isPresent()
                        : current.filter(one(text)::equals).isPresent())
                .orElse(true);
    }

    private static Optional<Precondition> match(
            String text, Precondition any, Function<String, Optional<Precondition>> ofTag) {
        if (text.equals(ANY)) {
            return Optional.of(any);
        }
        EntityTag tag = one(text);
        return tag.isWeak() ? Optional.empty() : ofTag.apply(tag.value());
    }

    private static EntityTag one(String text) {
        List<EntityTag> tags = tags(IF_MATCH, text);
        if (tags.size() > 1) {
            throw Refusal.ofParameter(IF_MATCH, IF_MATCH + ": " + tags.size() + " entity tags (expected: one, or *)");
        }
        return tags.getFirst();
    }

    private void checkOneOfBoth() {
        if (ifMatch.isPresent() && ifNoneMatch.isPresent()) {
            throw Refusal.ofParameter(IF_NONE_MATCH, "If-Match and If-None-Match in one write (expected: one of them)");
        }
    }

    private void requireAny() {
        if (!ifNoneMatch.orElse(ANY).equals(ANY)) {
            throw Refusal.ofParameter(IF_NONE_MATCH, IF_NONE_MATCH + ": entity tags in a write (expected: *)");
        }
    }

    private static List<EntityTag> tags(String header, String text) {
        return EntityTag.list(text)
                .orElseThrow(() -> Refusal.ofParameter(
                        header,
                        header + ": " + DnsFormatException.shown(text) + " (expected: \"tag\" in quotes, or *)"));
    }
}
