package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.retry.AnswerLimits;
import dev.koder.herald.application.retry.EarlierAnswer;
import dev.koder.herald.application.retry.port.AnswerStore;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.IdempotencyKey;
import java.time.Instant;
import java.util.Optional;

/** Answers in SQLite. */
final class SqliteAnswerStore implements AnswerStore {

    /** More than are added: under steady traffic no old ones are left, and none of the writes that come in between waits long. */
    private static final int FORGOTTEN_WITH_ONE = 8;

    private final Writer writer;
    private final Readers readers;

    SqliteAnswerStore(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public Optional<EarlierAnswer> find(TenantId tenant, IdempotencyKey key, Instant since) {
        return readers.read(session -> find(session, tenant, key, since));
    }

    private static Optional<EarlierAnswer> find(Session session, TenantId tenant, IdempotencyKey key, Instant since) {
        try (Rows rows = session.rows(KeyedAnswerSql.FIND, tenant.value(), key.value(), Nanoseconds.of(since))) {
            if (!rows.next()) {
                return Optional.empty();
            }
            return Optional.of(
                    rows.text(1).equals(key.fingerprint())
                            ? new EarlierAnswer.Given(rows.text(2))
                            : new EarlierAnswer.ToOtherRequest());
        }
    }

    @Override
    public void keep(
            TenantId tenant, IdempotencyKey key, String answer, Instant at, Instant since, AnswerLimits limits) {
        writer.write(session -> {
            AnswerRows rows = new AnswerRows(session);
            session.aside(() -> rows.forget(since, FORGOTTEN_WITH_ONE));
            rows.keep(tenant, key, answer, at, since, limits);
            return at;
        });
    }

    @Override
    public boolean forget(Instant until, int limit) {
        return writer.write(session -> new AnswerRows(session).forget(until, limit));
    }
}
