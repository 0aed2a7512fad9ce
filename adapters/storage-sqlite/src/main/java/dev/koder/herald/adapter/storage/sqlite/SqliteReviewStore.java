package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.review.ReviewStep;
import dev.koder.herald.application.review.port.ReviewStore;
import dev.koder.herald.domain.review.ChangeRequest;
import dev.koder.herald.domain.review.RequestId;
import dev.koder.herald.domain.review.ReviewRules;
import dev.koder.herald.domain.tenant.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rules of review and change requests in SQLite. */
final class SqliteReviewStore implements ReviewStore {

    private final Writer writer;
    private final Readers readers;
    private final Changes changes;

    SqliteReviewStore(Writer writer, Readers readers, Changes changes) {
        this.writer = writer;
        this.readers = readers;
        this.changes = changes;
    }

    @Override
    public Map<TenantId, ReviewRules> rules() {
        return readers.readOneState(session -> {
            Map<TenantId, ReviewRules> all = new HashMap<>();
            try (Rows rows = session.rows(ReviewSql.RULES)) {
                while (rows.next()) {
                    all.put(new TenantId(rows.text(1)), ReviewText.rules(rows.text(2)));
                }
            }
            return all;
        });
    }

    @Override
    public void put(TenantId tenant, ReviewRules rules) {
        writer.write(session -> {
            session.run(ReviewSql.FORGET_RULES, tenant.value());
            if (!rules.list().isEmpty()) {
                session.run(ReviewSql.PUT_RULES, tenant.value(), ReviewText.of(rules));
            }
            return rules;
        });
    }

    @Override
    public boolean add(TenantId tenant, ChangeRequest.Pending request, int most, ReviewStep step) {
        return writer.write(session -> {
            boolean isRoom = session.number(ReviewSql.COUNT_OPEN, tenant.value(), Nanoseconds.of(step.at())) < most;
            if (isRoom) {
                new ReviewRows(session, tenant).add(request);
                tell(session, tenant, request, step);
            }
            return isRoom;
        });
    }

    private void tell(Session session, TenantId tenant, ChangeRequest request, ReviewStep step) {
        ZoneRows.find(session, tenant, request.proposal().prospect().zone())
                .ifPresent(row -> EventRows.add(
                        session,
                        step.type(),
                        changes.next(),
                        row.zone(),
                        step.actor(),
                        step.note(),
                        step.at(),
                        Optional.of(request.proposal().id().value())));
    }

    @Override
    public Optional<ChangeRequest> find(TenantId tenant, RequestId id) {
        return readers.readOneState(session -> new ReviewRows(session, tenant).find(id));
    }

    @Override
    public List<ChangeRequest> list(TenantId tenant, Optional<RequestId> after, int limit) {
        return readers.readOneState(session -> new ReviewRows(session, tenant).list(after, limit));
    }

    @Override
    public boolean replace(TenantId tenant, ChangeRequest expected, ChangeRequest next, ReviewStep step) {
        return writer.write(session -> {
            ReviewRows rows = new ReviewRows(session, tenant);
            boolean isAsExpected = rows.find(expected.proposal().id()).equals(Optional.of(expected));
            if (isAsExpected) {
                rows.remove(next.proposal().id());
                rows.add(next);
                tell(session, tenant, next, step);
            }
            return isAsExpected;
        });
    }
}
