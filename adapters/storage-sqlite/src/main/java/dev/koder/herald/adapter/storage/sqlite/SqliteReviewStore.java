package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.review.AgreedWish;
import dev.koder.herald.application.review.Making;
import dev.koder.herald.application.review.RequestPage;
import dev.koder.herald.application.review.ReviewStep;
import dev.koder.herald.application.review.ReviewTurn;
import dev.koder.herald.application.review.port.ReviewStore;
import dev.koder.herald.application.zone.ZoneUndeletion;
import dev.koder.herald.domain.plan.PlanId;
import dev.koder.herald.domain.review.ChangeRequest;
import dev.koder.herald.domain.review.ChangeRequestLimits;
import dev.koder.herald.domain.review.RequestId;
import dev.koder.herald.domain.review.ReviewRules;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ZoneCommit;
import dev.koder.herald.domain.zone.ZoneDeletion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Rules of review and change requests in SQLite. */
final class SqliteReviewStore implements ReviewStore {

    private final Writer writer;
    private final Readers readers;
    private final SqliteZoneStore zones;
    private final Changes changes;

    SqliteReviewStore(Writer writer, Readers readers, SqliteZoneStore zones, Changes changes) {
        this.writer = writer;
        this.readers = readers;
        this.zones = zones;
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
    public boolean put(TenantId tenant, ReviewRules rules, ReviewStep step) {
        return writer.write(session -> {
            Optional<ReviewRules> before =
                    session.text(ReviewSql.RULES_OF, tenant.value()).map(ReviewText::rules);
            boolean isOther = !before.orElse(ReviewRules.NONE).equals(rules);
            if (isOther) {
                replace(session, tenant, rules);
                EventRows.addOfTenant(session, changes.next(), tenant, step);
            }
            return isOther;
        });
    }

    private static void replace(Session session, TenantId tenant, ReviewRules rules) {
        session.run(ReviewSql.FORGET_RULES, tenant.value());
        if (!rules.list().isEmpty()) {
            session.run(ReviewSql.PUT_RULES, tenant.value(), ReviewText.of(rules));
        }
    }

    @Override
    public boolean add(TenantId tenant, ChangeRequest.Pending request, ChangeRequestLimits limits, ReviewStep step) {
        long octets = request.proposal().octets();
        return writer.write(session -> {
            RequestRoom room = new RequestRoom(session, tenant, limits);
            boolean isRoom = room.isThereFor(octets, step.at());
            if (isRoom) {
                room.make(octets);
                new ReviewRows(session, tenant).add(request);
                tell(session, tenant, request, step);
            }
            return isRoom;
        });
    }

    @Override
    public Rebase rebase(
            TenantId tenant,
            ChangeRequest expected,
            ChangeRequest.Pending next,
            ChangeRequestLimits limits,
            ReviewStep step) {
        long octets = next.proposal().octets();
        return writer.write(session -> {
            if (!isStill(session, tenant, expected)) {
                return Rebase.OVERTAKEN;
            }
            RequestRoom room = new RequestRoom(session, tenant, limits);
            ReviewRows rows = new ReviewRows(session, tenant);
            rows.remove(expected.proposal().id());
            if (!room.isThereFor(octets, step.at())) {
                rows.add(expected);
                return Rebase.NO_ROOM;
            }
            room.make(octets);
            rows.add(next);
            tell(session, tenant, next, step);
            return Rebase.DONE;
        });
    }

    /** Of a zone that another tenant has by now, nobody is told. */
    private void tell(Session session, TenantId tenant, ChangeRequest request, ReviewStep step) {
        ZoneRows.find(session, request.proposal().change().zone())
                .filter(row -> row.isOwnedBy(tenant))
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
    public long countOpen(TenantId tenant, Instant at) {
        return readers.readOneState(session -> RequestRoom.countOpen(session, tenant, at));
    }

    @Override
    public Optional<RequestId> twin(TenantId tenant, PlanId digest, Actor author, Instant at) {
        byte[] octets = HexFormat.of().parseHex(digest.value());
        return readers.readOneState(
                session -> session.text(ReviewSql.TWIN, tenant.value(), octets, author.value(), Nanoseconds.of(at))
                        .map(RequestId::new));
    }

    @Override
    public Optional<ChangeRequest> find(TenantId tenant, RequestId id) {
        return readers.readOneState(session -> new ReviewRows(session, tenant).find(id));
    }

    @Override
    public RequestPage list(TenantId tenant, Optional<RequestId> after, int limit) {
        return readers.readOneState(session -> new ReviewRows(session, tenant).list(after, limit));
    }

    @Override
    public boolean replace(TenantId tenant, ChangeRequest expected, ChangeRequest next, ReviewStep step) {
        return writer.write(session -> {
            boolean isAsExpected = isStill(session, tenant, expected);
            if (isAsExpected) {
                turn(session, tenant, new ReviewTurn(next, step));
            }
            return isAsExpected;
        });
    }

    private static boolean isStill(Session session, TenantId tenant, ChangeRequest expected) {
        return new ReviewRows(session, tenant).find(expected.proposal().id()).equals(Optional.of(expected));
    }

    private void turn(Session session, TenantId tenant, ReviewTurn turn) {
        ReviewRows rows = new ReviewRows(session, tenant);
        rows.remove(turn.next().proposal().id());
        rows.add(turn.next());
        tell(session, tenant, turn.next(), turn.step());
    }

    @Override
    public Making make(AgreedWish wish) {
        Function<Session, Making> deed = prepared(wish);
        return writer.write(session -> {
            if (!isStill(session, wish.tenant(), wish.request())) {
                return new Making.Overtaken();
            }
            Making making = deed.apply(session);
            wish.turn(making).ifPresent(turn -> turn(session, wish.tenant(), turn));
            return making;
        });
    }

    private Function<Session, Making> prepared(AgreedWish wish) {
        return switch (wish.deed()) {
            case AgreedWish.Deed.Commit(ZoneCommit commit) ->
                zones.prepared(commit).andThen(Making::of);
            case AgreedWish.Deed.Delete(ZoneDeletion deletion) ->
                zones.prepared(deletion)
                        .andThen(outcome -> Making.of(
                                outcome, wish.request().proposal().change().base()));
            case AgreedWish.Deed.Undelete(ZoneUndeletion undeletion) ->
                session -> Making.of(zones.undelete(session, undeletion));
        };
    }

    @Override
    public List<Kept> due(Instant at, int limit) {
        long by = Nanoseconds.of(at);
        return readers.readOneState(session -> kept(session, named(session.rows(ReviewSql.DUE, by, by, limit))));
    }

    @Override
    public List<Kept> overdue(Instant at, int limit) {
        return readers.readOneState(
                session -> kept(session, named(session.rows(ReviewSql.OVERDUE, Nanoseconds.of(at), limit))));
    }

    @Override
    public int forget(Instant endedBefore, int limit) {
        return writer.write(session -> {
            List<Name> ended = named(session.rows(ReviewSql.ENDED, Nanoseconds.of(endedBefore), limit));
            ended.forEach(name -> new ReviewRows(session, name.tenant()).remove(name.id()));
            return ended.size();
        });
    }

    /** A request by its name, and whose. */
    private record Name(TenantId tenant, RequestId id) {}

    private static List<Name> named(Rows rows) {
        try (rows) {
            List<Name> names = new ArrayList<>();
            while (rows.next()) {
                names.add(new Name(new TenantId(rows.text(1)), new RequestId(rows.text(2))));
            }
            return names;
        }
    }

    private static List<Kept> kept(Session session, List<Name> names) {
        return names.stream()
                .flatMap(name -> new ReviewRows(session, name.tenant())
                        .find(name.id()).map(request -> new Kept(name.tenant(), request)).stream())
                .toList();
    }
}
