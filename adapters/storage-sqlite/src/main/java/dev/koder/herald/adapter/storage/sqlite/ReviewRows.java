package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.plan.Cautions;
import dev.koder.herald.domain.plan.PlanId;
import dev.koder.herald.domain.plan.Prospect;
import dev.koder.herald.domain.review.Approval;
import dev.koder.herald.domain.review.ChangeRequest;
import dev.koder.herald.domain.review.Proposal;
import dev.koder.herald.domain.review.RequestId;
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

    private final Session session;
    private final TenantId tenant;

    ReviewRows(Session session, TenantId tenant) {
        this.session = session;
        this.tenant = tenant;
    }

    /**
     * How a request stands, as its last columns tell.
     *
     * @param by who ended it; empty where nobody is told
     * @param at when it ended; the epoch where it has not
     * @param serial which version of the zone is told of; 0 for none
     */
    private record Standing(String state, List<Approval> approvals, String by, Instant at, long serial) {

        static Standing of(ChangeRequest request) {
            return switch (request) {
                case ChangeRequest.Open open -> new Standing("open", open.approvals(), "", Instant.EPOCH, 0);
                case ChangeRequest.Applied(Proposal it, List<Approval> approvals, Serial serial, Instant at) ->
                    new Standing("applied", approvals, "", at, serial.value());
                case ChangeRequest.Rejected(Proposal it, Actor by, Instant at) ->
                    new Standing("rejected", List.of(), by.value(), at, 0);
                case ChangeRequest.Withdrawn(Proposal it, Actor by, Instant at) ->
                    new Standing("withdrawn", List.of(), by.value(), at, 0);
                case ChangeRequest.Stale(Proposal it, Serial current, Instant at) ->
                    new Standing("stale", List.of(), "", at, current.value());
                case ChangeRequest.Expired expired -> new Standing("open", List.of(), "", Instant.EPOCH, 0);
            };
        }

        ChangeRequest of(Proposal proposal) {
            return switch (state) {
                case "applied" -> new ChangeRequest.Applied(proposal, approvals, new Serial(serial), at);
                case "rejected" -> new ChangeRequest.Rejected(proposal, new Actor(by), at);
                case "withdrawn" -> new ChangeRequest.Withdrawn(proposal, new Actor(by), at);
                case "stale" -> new ChangeRequest.Stale(proposal, new Serial(serial), at);
                default ->
                    approvals.size() < proposal.approvals()
                            ? new ChangeRequest.Pending(proposal, approvals)
                            : new ChangeRequest.Approved(proposal, approvals);
            };
        }
    }

    void add(ChangeRequest request) {
        Proposal proposal = request.proposal();
        Prospect prospect = proposal.prospect();
        DomainName zone = prospect.zone();
        Standing standing = Standing.of(request);
        session.run(
                ReviewSql.ADD,
                tenant.value(),
                proposal.id().value(),
                ZoneRows.key(zone),
                HexFormat.of().parseHex(proposal.digest().value()),
                prospect.base().value(),
                ZoneRows.soaRdata(zone, prospect.soaBefore()),
                prospect.soaBefore().ttl().seconds(),
                ZoneRows.soaRdata(zone, prospect.soa()),
                prospect.soa().ttl().seconds(),
                PackedSide.packed(zone, prospect.recordSets().before(), Integer.MAX_VALUE),
                PackedSide.packed(zone, prospect.recordSets().after(), Integer.MAX_VALUE),
                prospect.warnings().count(),
                KeyedChanges.text(prospect.warnings()),
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
                standing.serial());
    }

    void remove(RequestId id) {
        session.run(ReviewSql.REMOVE, tenant.value(), id.value());
    }

    Optional<ChangeRequest> find(RequestId id) {
        try (Rows row = session.rows(ReviewSql.FIND, tenant.value(), id.value())) {
            return row.next() ? Optional.of(request(row)) : Optional.empty();
        }
    }

    List<ChangeRequest> list(Optional<RequestId> after, int limit) {
        List<ChangeRequest> page = new ArrayList<>();
        String from = after.map(RequestId::value).orElse("");
        try (Rows row = session.rows(ReviewSql.LIST, tenant.value(), from, limit)) {
            while (row.next()) {
                page.add(request(row));
            }
        }
        return page;
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
        return new Proposal(
                new RequestId(row.text(1)),
                prospect(row),
                new PlanId(HexFormat.of().formatHex(row.octets(3))),
                row.text(13),
                Math.toIntExact(row.number(14)),
                new Actor(row.text(15)),
                row.filledText(16),
                Nanoseconds.instant(row.number(17)),
                Nanoseconds.instant(row.number(18)),
                ReviewText.comments(row.text(19)));
    }

    private static Prospect prospect(Rows row) {
        DomainName zone = DomainName.ofCanonicalKey(row.octets(2), DomainName.ROOT);
        return new Prospect(
                zone,
                new Serial(row.number(4)),
                soa(zone, row, 5),
                soa(zone, row, 7),
                new ZonePatch(PackedSide.recordSets(zone, row.octets(9)), PackedSide.recordSets(zone, row.octets(10))),
                KeyedChanges.warnings(row.number(11), row.text(12)),
                Cautions.NONE);
    }

    private static Soa soa(DomainName zone, Rows row, int column) {
        return ZoneRows.soa(zone, row.octets(column), new Ttl(row.number(column + 1)));
    }
}
