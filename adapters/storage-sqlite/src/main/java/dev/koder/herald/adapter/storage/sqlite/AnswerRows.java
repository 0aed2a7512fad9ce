package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.retry.AnswerLimits;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.IdempotencyKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Answers to requests with an idempotency key in a transaction of the writer, which counts what room they take. */
final class AnswerRows {

    /** So many make room for the longest answer there is, and no other write waits long for it. */
    private static final int FORGOTTEN_FOR_ONE = 2000;

    private final Session session;

    AnswerRows(Session session) {
        this.session = session;
    }

    /** One that is kept. */
    private record Kept(String tenant, String key, long octets) {

        static Kept of(Rows rows) {
            return new Kept(rows.text(1), rows.text(2), rows.number(3));
        }
    }

    /** Keeps an answer, unless there is one under its key that was given after {@code since}. */
    void keep(TenantId tenant, IdempotencyKey key, String answer, Instant at, Instant since, AnswerLimits limits) {
        long octets = answer.getBytes(StandardCharsets.UTF_8).length;
        if (limits.allow(1, octets) && isFree(tenant, key, since) && isRoomMade(tenant, octets, limits)) {
            session.run(KeyedAnswerSql.ADD, tenant.value(), key.value(), key.fingerprint(), answer, Nanoseconds.of(at));
            count(tenant.value(), 1, octets);
        }
    }

    /** Whether nothing is known under a key; what is too old goes. */
    private boolean isFree(TenantId tenant, IdempotencyKey key, Instant since) {
        long octets;
        try (Rows earlier = session.rows(KeyedAnswerSql.AGE, tenant.value(), key.value())) {
            if (!earlier.next()) {
                return true;
            }
            if (earlier.number(1) > Nanoseconds.of(since)) {
                return false;
            }
            octets = earlier.number(2);
        }
        remove(new Kept(tenant.value(), key.value(), octets));
        return true;
    }

    /** Forgets the tenant's earliest ones, until one more of so many octets can be kept; not where too many would have to go at once. */
    private boolean isRoomMade(TenantId tenant, long octets, AnswerLimits limits) {
        long countWith = 1;
        long octetsWith = octets;
        try (Rows kept = session.rows(KeyedAnswerSql.ROOM, tenant.value())) {
            if (kept.next()) {
                countWith += kept.number(1);
                octetsWith += kept.number(2);
            }
        }
        if (limits.allow(countWith, octetsWith)) {
            return true;
        }
        List<Kept> forgotten = new ArrayList<>();
        try (Rows earliest = session.rows(KeyedAnswerSql.OF_TENANT, tenant.value())) {
            while (!limits.allow(countWith, octetsWith) && forgotten.size() < FORGOTTEN_FOR_ONE && earliest.next()) {
                Kept answer = Kept.of(earliest);
                forgotten.add(answer);
                countWith--;
                octetsWith -= answer.octets();
            }
        }
        forgotten.forEach(this::remove);
        return limits.allow(countWith, octetsWith);
    }

    /** Forgets some that were given until then, whosever they are, and answers whether there may be more. */
    boolean forget(Instant until, int limit) {
        List<Kept> old = new ArrayList<>();
        try (Rows rows = session.rows(KeyedAnswerSql.OLD, Nanoseconds.of(until), limit)) {
            while (rows.next()) {
                old.add(Kept.of(rows));
            }
        }
        old.forEach(this::remove);
        return old.size() == limit;
    }

    private void remove(Kept answer) {
        session.run(KeyedAnswerSql.REMOVE, answer.tenant(), answer.key());
        count(answer.tenant(), -1, -answer.octets());
    }

    private void count(String tenant, long answers, long octets) {
        session.run(KeyedAnswerSql.COUNT, tenant, answers, octets, answers, octets);
    }
}
