package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.zone.IdempotencyKey;
import dev.koder.herald.domain.zone.RepeatableWish;
import dev.koder.herald.domain.zone.ZoneFinding;
import dev.koder.herald.domain.zone.ZoneFindings;
import dev.koder.herald.domain.zone.ZoneRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What requests with an idempotency key have made of zones, so that one which comes again has no second effect. */
final class KeyedChanges {

    private static final String BETWEEN_FIELDS = "\t";
    private static final String BETWEEN_FINDINGS = "\n";
    private static final int FIELDS = 5;

    /** More than are added: under steady traffic no old ones are left, and none of the writes that come in between waits long. */
    private static final int FORGOTTEN_WITH_ONE = 8;

    private KeyedChanges() {}

    /** What is known of a key. */
    sealed interface Earlier {}

    /**
     * The same request has made a change.
     *
     * @param sequence the change
     * @param warnings what the rules warned of
     */
    record Made(long sequence, ZoneFindings warnings) implements Earlier {}

    /** It was another request. */
    record OtherRequest() implements Earlier {}

    /**
     * What is answered to a wish whose key is known; empty for one that has still to be followed. A wish is never followed twice:
     * where what it made is known no more, its key counts as spent.
     *
     * @param made makes an answer of the change that was made; empty where that is known no more
     */
    static <O> Optional<O> repeated(
            Session session, RepeatableWish wish, Function<Made, Optional<O>> made, Supplier<O> otherRequest) {
        return wish.key().flatMap(key -> find(session, wish, key)).flatMap(known -> switch (known) {
            case OtherRequest other -> Optional.of(otherRequest.get());
            case Made change -> made.apply(change).or(() -> Optional.of(otherRequest.get()));
        });
    }

    /** What a tenant's key has made of a zone, as long as it is known; empty where it did nothing to it. */
    private static Optional<Earlier> find(Session session, RepeatableWish wish, IdempotencyKey key) {
        String tenant = wish.tenant().value();
        long since = Nanoseconds.of(wish.at().minus(ZoneStore.KEYS_KEPT));
        try (Rows rows = session.rows(KeyedChangeSql.FIND, tenant, key.value(), ZoneRows.key(wish.zone()), since)) {
            if (rows.next()) {
                return Optional.of(
                        rows.text(1).equals(key.fingerprint())
                                ? new Made(rows.number(2), warnings(rows.number(3), rows.text(4)))
                                : new OtherRequest());
            }
        }
        return session.text(KeyedChangeSql.FINGERPRINT, tenant, key.value(), since)
                .filter(fingerprint -> !fingerprint.equals(key.fingerprint()))
                .map(fingerprint -> new OtherRequest());
    }

    /** Remembers what a wish has made, where it has a key, and forgets a few of those that are too old. */
    static void add(Session session, RepeatableWish wish, long sequence, ZoneFindings warnings) {
        wish.key().ifPresent(key -> add(session, wish, key, sequence, warnings));
    }

    private static void add(
            Session session, RepeatableWish wish, IdempotencyKey key, long sequence, ZoneFindings warnings) {
        byte[] zone = ZoneRows.key(wish.zone());
        forget(session, wish.at().minus(ZoneStore.KEYS_KEPT), FORGOTTEN_WITH_ONE);
        session.run(KeyedChangeSql.REMOVE, wish.tenant().value(), key.value(), zone);
        session.run(
                KeyedChangeSql.ADD,
                wish.tenant().value(),
                key.value(),
                zone,
                key.fingerprint(),
                sequence,
                warnings.count(),
                text(warnings),
                Nanoseconds.of(wish.at()));
    }

    /** Forgets some that were made until then, and answers whether there may be more. */
    static boolean forget(Session session, Instant until, int limit) {
        List<Object[]> old = new ArrayList<>();
        try (Rows rows = session.rows(KeyedChangeSql.OLD, Nanoseconds.of(until), limit)) {
            while (rows.next()) {
                old.add(new Object[] {rows.text(1), rows.text(2), rows.octets(3)});
            }
        }
        old.forEach(key -> session.run(KeyedChangeSql.REMOVE, key));
        return old.size() == limit;
    }

    /** Findings, a line each. */
    static String text(ZoneFindings findings) {
        return findings.first().stream().map(KeyedChanges::text).collect(Collectors.joining(BETWEEN_FINDINGS));
    }

    private static String text(ZoneFinding finding) {
        String detail = finding.detail().replace(BETWEEN_FIELDS, " ").replace(BETWEEN_FINDINGS, " ");
        return String.join(
                BETWEEN_FIELDS,
                finding.rule().code(),
                finding.owner().toString(),
                finding.type().toString(),
                Long.toString(finding.line()),
                detail);
    }

    /** Reads what {@link #text(ZoneFindings)} wrote, of which there were so many in all. */
    static ZoneFindings warnings(long count, String text) {
        return new ZoneFindings(text.lines().flatMap(KeyedChanges::finding).toList(), count);
    }

    /** A finding as it was told; none where its rule is none any more. */
    private static Stream<ZoneFinding> finding(String line) {
        String[] fields = line.split(BETWEEN_FIELDS, FIELDS);
        return Stream.of(ZoneRule.values())
                .filter(rule -> rule.code().equals(fields[0]))
                .map(rule -> new ZoneFinding(
                        rule,
                        DomainName.parse(fields[1]),
                        RecordType.parse(fields[2]),
                        fields[4],
                        Long.parseLong(fields[3])));
    }
}
