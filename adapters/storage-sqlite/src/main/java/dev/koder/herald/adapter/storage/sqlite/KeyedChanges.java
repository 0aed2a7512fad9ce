package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.IdempotencyKey;
import dev.koder.herald.domain.zone.ZoneFinding;
import dev.koder.herald.domain.zone.ZoneFindings;
import dev.koder.herald.domain.zone.ZoneRule;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What requests with an idempotency key have made of zones, so that one which comes again has no second effect. */
final class KeyedChanges {

    private static final String BETWEEN_FIELDS = "\t";
    private static final String BETWEEN_FINDINGS = "\n";
    private static final int FIELDS = 5;

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

    /** What a tenant's key has made of a zone, as long as it is known; empty where it did nothing to it. */
    static Optional<Earlier> find(Session session, TenantId tenant, IdempotencyKey key, DomainName zone, Instant at) {
        long since = Nanoseconds.of(at.minus(ZoneStore.KEYS_KEPT));
        try (Rows rows = session.rows(KeyedChangeSql.FIND, tenant.value(), key.value(), ZoneRows.key(zone), since)) {
            if (rows.next()) {
                return Optional.of(
                        rows.text(1).equals(key.fingerprint())
                                ? new Made(rows.number(2), warnings(rows.number(3), rows.text(4)))
                                : new OtherRequest());
            }
        }
        return session.text(KeyedChangeSql.FINGERPRINT, tenant.value(), key.value(), since)
                .filter(fingerprint -> !fingerprint.equals(key.fingerprint()))
                .map(fingerprint -> new OtherRequest());
    }

    /** Remembers what a tenant's key has made of a zone, and forgets those that are too old. */
    static void add(
            Session session,
            TenantId tenant,
            IdempotencyKey key,
            DomainName zone,
            long sequence,
            ZoneFindings warnings,
            Instant at) {
        session.run(KeyedChangeSql.FORGET, Nanoseconds.of(at.minus(ZoneStore.KEYS_KEPT)));
        session.run(
                KeyedChangeSql.ADD,
                tenant.value(),
                key.value(),
                ZoneRows.key(zone),
                key.fingerprint(),
                sequence,
                warnings.count(),
                text(warnings),
                Nanoseconds.of(at));
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
