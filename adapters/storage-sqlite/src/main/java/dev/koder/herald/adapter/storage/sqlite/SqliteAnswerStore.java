package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.retry.EarlierAnswer;
import dev.koder.herald.application.retry.port.AnswerStore;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.IdempotencyKey;
import java.time.Instant;
import java.util.Optional;

/** Answers in SQLite. */
final class SqliteAnswerStore implements AnswerStore {

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
    public void keep(TenantId tenant, IdempotencyKey key, String answer, Instant at, Instant since) {
        writer.write(session -> {
            session.run(KeyedAnswerSql.FORGET, Nanoseconds.of(since));
            session.run(KeyedAnswerSql.ADD, tenant.value(), key.value(), key.fingerprint(), answer, Nanoseconds.of(at));
            return at;
        });
    }
}
