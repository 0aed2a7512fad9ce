package dev.koder.herald.adapter.storage.sqlite;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * Where what a database holds comes from, and of how much it knows that it ever was.
 *
 * <p>A store gets another name whenever a backup is put in its place: what it holds goes on from the backup, and no longer from the database
 * that was replaced. It knows all the same what that one knew: no serial is behind those that it gave.
 *
 * @param descent the stores that its contents went through, its own first
 * @param known of each store by its name up to which change it is known, the latest first
 */
record Lineage(List<Stretch> descent, SequencedMap<String, Long> known) {

    /** What a database that nobody can read tells. */
    static final Lineage UNKNOWN = new Lineage(List.of(), new LinkedHashMap<>());

    private static final String DESCENT = "descent";
    private static final String KNOWN = "known-changes";

    /** More restores than this of one store, and the first ones are forgotten, as if nothing of them were known. */
    private static final int MOST = 200;

    /**
     * Contents as long as they were those of one store.
     *
     * @param epoch the store's name
     * @param until its last change that they hold
     * @param youngest when the youngest of the tokens that they held then was issued, in nanoseconds
     */
    record Stretch(String epoch, long until, long youngest) {

        static Stretch parse(String text) {
            String[] parts = text.split(":", -1);
            return new Stretch(parts[0], Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        }

        String text() {
            return epoch + ":" + until + ":" + youngest;
        }
    }

    /** The lineage of a database. */
    static Lineage of(Session session) {
        List<Stretch> descent = new ArrayList<>();
        session.text(MetaSql.FIND, Opening.EPOCH)
                .map(epoch -> new Stretch(epoch, EventRows.last(session), session.number(TokenSql.YOUNGEST)))
                .ifPresent(descent::add);
        words(session, DESCENT).stream().map(Stretch::parse).forEach(descent::add);
        SequencedMap<String, Long> known = new LinkedHashMap<>();
        descent.stream().limit(1).forEach(own -> known.put(own.epoch(), own.until()));
        for (String word : words(session, KNOWN)) {
            int colon = word.indexOf(':');
            known.put(word.substring(0, colon), Long.parseLong(word.substring(colon + 1)));
        }
        return new Lineage(List.copyOf(descent), known);
    }

    private static List<String> words(Session session, String name) {
        return session.text(MetaSql.FIND, name).stream()
                .flatMap(text -> List.of(text.split(" ")).stream())
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Whether it knows all that the other one knows. What came after a backup is known where this holds of the backup. */
    boolean knowsAllOf(Lineage other) {
        return !other.known.isEmpty()
                && other.known.entrySet().stream()
                        .allMatch(it -> known.getOrDefault(it.getKey(), -1L) >= it.getValue());
    }

    /** Whether it knows of any of the stores that the other one knows of. */
    boolean isRelatedTo(Lineage other) {
        return other.known.keySet().stream().anyMatch(known::containsKey);
    }

    /**
     * When the youngest token was issued that both have in common, or had: until then their contents were the same ones.
     *
     * @return empty where they never were, or had no tokens
     */
    Optional<Instant> lastCommonToken(Lineage backup) {
        for (Stretch ours : descent) {
            for (Stretch theirs : backup.descent) {
                if (ours.epoch().equals(theirs.epoch())) {
                    boolean goesOn = ours.equals(descent.getFirst()) && ours.until() >= theirs.until();
                    long youngest =
                            goesOn ? theirs.youngest() : earlier(ours, theirs).youngest();
                    return youngest == 0 ? Optional.empty() : Optional.of(Nanoseconds.instant(youngest));
                }
            }
        }
        return Optional.empty();
    }

    private static Stretch earlier(Stretch one, Stretch other) {
        return one.until() < other.until() || (one.until() == other.until() && one.youngest() < other.youngest())
                ? one
                : other;
    }

    /** Gives a database with these contents a new name; from then on it knows what the other one knew, too. */
    void rename(Session session, String epoch, Lineage replaced) {
        session.run(
                MetaSql.PUT,
                DESCENT,
                descent.stream().limit(MOST).map(Stretch::text).collect(Collectors.joining(" ")));
        SequencedMap<String, Long> all = new LinkedHashMap<>();
        List<Lineage> both = List.of(this, replaced);
        both.forEach(it -> it.known.entrySet().stream().limit(1).forEach(own -> all.put(own.getKey(), own.getValue())));
        both.forEach(it -> it.known.forEach((name, until) -> all.merge(name, until, Math::max)));
        session.run(
                MetaSql.PUT,
                KNOWN,
                all.entrySet().stream().limit(MOST).map(Lineage::word).collect(Collectors.joining(" ")));
        session.run(MetaSql.PUT, Opening.EPOCH, epoch);
    }

    private static String word(Map.Entry<String, Long> known) {
        return known.getKey() + ":" + known.getValue();
    }
}
