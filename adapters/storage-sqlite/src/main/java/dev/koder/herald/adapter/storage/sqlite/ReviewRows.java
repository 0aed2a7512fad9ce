package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.review.RequestPage;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.plan.PlanId;
import dev.koder.herald.domain.plan.Prospect;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.review.ChangeRequest;
import dev.koder.herald.domain.review.Proposal;
import dev.koder.herald.domain.review.RequestId;
import dev.koder.herald.domain.review.ReviewedChange;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.Soa;
import dev.koder.herald.domain.zone.ZonePatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The change requests of one tenant, as rows that are read and written. */
final class ReviewRows {

    /** The octets of changes that are read for one page. */
    static final int PAGE_OCTETS = 4 << 20;

    private static final String CHANGE = "change";
    private static final String DELETION = "deletion";
    private static final String UNDELETION = "undeletion";

    private final Session session;
    private final TenantId tenant;

    ReviewRows(Session session, TenantId tenant) {
        this.session = session;
        this.tenant = tenant;
    }

    void add(ChangeRequest request) {
        Proposal proposal = request.proposal();
        ReviewedChange change = proposal.change();
        DomainName zone = change.zone();
        Sides sides = Sides.of(change);
        Standing standing = Standing.of(request);
        session.run(
                ReviewSql.ADD,
                tenant.value(),
                proposal.id().value(),
                ZoneRows.key(zone),
                HexFormat.of().parseHex(proposal.digest().value()),
                change.base().value(),
                ZoneRows.soaRdata(zone, sides.soaBefore()),
                sides.soaBefore().ttl().seconds(),
                ZoneRows.soaRdata(zone, sides.soa()),
                sides.soa().ttl().seconds(),
                PackedSide.packed(zone, sides.recordSets().before(), Integer.MAX_VALUE),
                PackedSide.packed(zone, sides.recordSets().after(), Integer.MAX_VALUE),
                change.warnings().count(),
                KeyedChanges.text(change.warnings()),
                proposal.rule(),
                proposal.approvals(),
                proposal.author().value(),
                proposal.reason().orElse(""),
                Nanoseconds.of(proposal.createdAt()),
                Nanoseconds.of(proposal.expiresAt()),
                ReviewText.ofComments(proposal.comments()),
                ReviewText.ofApprovals(standing.approvals()),
                standing.state(),
                standing.by(),
                Nanoseconds.of(standing.at()),
                standing.serial(),
                sides.kind(),
                sides.recordSetCount(),
                change.cautions().count(),
                ReviewText.of(change.cautions()),
                sides.settingsBefore(),
                sides.settings(),
                Nanoseconds.of(proposal.applyAt().orElse(Instant.EPOCH)),
                proposal.octets());
    }

    /** A change as columns tell it. */
    private record Sides(
            String kind,
            Soa soaBefore,
            Soa soa,
            ZonePatch recordSets,
            long recordSetCount,
            String settingsBefore,
            String settings) {

        static Sides of(ReviewedChange change) {
            return switch (change) {
                case ReviewedChange.Difference it ->
                    new Sides(
                            CHANGE,
                            it.prospect().soaBefore(),
                            it.prospect().soa(),
                            it.prospect().recordSets(),
                            0,
                            ReviewText.of(it.settingsBefore()),
                            ReviewText.of(it.settings()));
                case ReviewedChange.Deletion it -> of(DELETION, it);
                case ReviewedChange.Undeletion it -> of(UNDELETION, it);
            };
        }

        private static Sides of(String kind, ReviewedChange.OfWhole it) {
            return new Sides(
                    kind, it.soa(), it.soa(), new ZonePatch(it.first(), List.of()), it.recordSetCount(), "", "");
        }
    }

    void remove(RequestId id) {
        session.run(ReviewSql.REMOVE, tenant.value(), id.value());
    }

    Optional<ChangeRequest> find(RequestId id) {
        try (Rows row = session.rows(ReviewSql.FIND, tenant.value(), id.value())) {
            return row.next() ? Optional.of(request(row)) : Optional.empty();
        }
    }

    /** So many of them after this one; fewer where their changes take more than {@link #PAGE_OCTETS}, but one at least. */
    RequestPage list(Optional<RequestId> after, int limit) {
        List<ChangeRequest> page = new ArrayList<>();
        String from = after.map(RequestId::value).orElse("");
        long octets = 0;
        try (Rows row = session.rows(ReviewSql.LIST, tenant.value(), from, limit + 1)) {
            while (row.next()) {
                octets += row.octets(9).length + row.octets(10).length;
                if (page.size() == limit || (octets > PAGE_OCTETS && !page.isEmpty())) {
                    return new RequestPage(page, false);
                }
                page.add(request(row));
            }
        }
        return new RequestPage(page, true);
    }

    private static ChangeRequest request(Rows row) {
        Standing standing = new Standing(
                row.text(21),
                ReviewText.approvals(row.text(20)),
                row.text(22),
                Nanoseconds.instant(row.number(23)),
                row.number(24));
        return standing.of(proposal(row));
    }

    private static Proposal proposal(Rows row) {
        Instant applyAt = Nanoseconds.instant(row.number(31));
        return new Proposal(
                new RequestId(row.text(1)),
                change(row),
                new PlanId(HexFormat.of().formatHex(row.octets(3))),
                row.text(13),
                Math.toIntExact(row.number(14)),
                new Actor(row.text(15)),
                row.filledText(16),
                Nanoseconds.instant(row.number(17)),
                Nanoseconds.instant(row.number(18)),
                applyAt.equals(Instant.EPOCH) ? Optional.empty() : Optional.of(applyAt),
                ReviewText.comments(row.text(19)));
    }

    private static ReviewedChange change(Rows row) {
        DomainName zone = DomainName.ofCanonicalKey(row.octets(2), DomainName.ROOT);
        Serial base = new Serial(row.number(4));
        List<RecordSet> before = PackedSide.recordSets(zone, row.octets(9));
        return switch (row.text(25)) {
            case DELETION -> new ReviewedChange.Deletion(zone, base, soa(zone, row, 5), row.number(26), before);
            case UNDELETION -> new ReviewedChange.Undeletion(zone, base, soa(zone, row, 5), row.number(26), before);
            default -> difference(row, zone, base, before);
        };
    }

    private static ReviewedChange difference(Rows row, DomainName zone, Serial base, List<RecordSet> before) {
        Prospect prospect = new Prospect(
                zone,
                base,
                soa(zone, row, 5),
                soa(zone, row, 7),
                new ZonePatch(before, PackedSide.recordSets(zone, row.octets(10))),
                KeyedChanges.warnings(row.number(11), row.text(12)),
                ReviewText.cautions(row.number(27), row.text(28)));
        return new ReviewedChange.Difference(
                prospect, ReviewText.settings(row.text(29)), ReviewText.settings(row.text(30)));
    }

    private static Soa soa(DomainName zone, Rows row, int column) {
        return ZoneRows.soa(zone, row.octets(column), new Ttl(row.number(column + 1)));
    }
}
