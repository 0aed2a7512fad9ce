package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.transfer.AcceptOutcome;
import dev.koder.herald.application.transfer.OfferOutcome;
import dev.koder.herald.domain.claim.NameObstacle;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.quota.Holdings;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.transfer.ZoneAcceptance;
import dev.koder.herald.domain.transfer.ZoneOffer;
import dev.koder.herald.domain.transfer.ZoneOffering;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.Objection;
import dev.koder.herald.domain.zone.VersionKind;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneDeletion;
import dev.koder.herald.domain.zone.ZonePatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How zones change hands, inside a transaction of the writer. */
final class ZoneTransfers {

    private final Session session;
    private final Changes changes;

    ZoneTransfers(Session session, Changes changes) {
        this.session = session;
        this.changes = changes;
    }

    OfferOutcome offer(ZoneOffering wish) {
        ZoneOffer offer = wish.offer();
        Optional<ZoneRow> row = ZoneRows.find(session, offer.from(), offer.zone());
        if (row.isEmpty()) {
            return new OfferOutcome.NoSuchZone();
        }
        Zone zone = row.get().zone();
        return switch (wish.judge(zone, StoredContents.of(session, row.get()))) {
            case ZoneDeletion.PreconditionRequired required -> new OfferOutcome.PreconditionRequired(zone);
            case ZoneDeletion.PreconditionFailed failed -> new OfferOutcome.PreconditionFailed(zone);
            case ZoneDeletion.Objected(Objection objection) -> new OfferOutcome.Objected(zone.name(), objection);
            case ZoneDeletion.Granted granted ->
                OfferRows.ofZone(session, offer.from(), offer.zone(), offer.madeAt())
                        .<OfferOutcome>map(known -> standing(known, offer))
                        .or(() -> refused(wish))
                        .orElseGet(() -> kept(wish, zone));
        };
    }

    private static OfferOutcome standing(ZoneOffer known, ZoneOffer wished) {
        return known.to().equals(wished.to())
                ? new OfferOutcome.Offered(known)
                : new OfferOutcome.OfferedToAnother(known);
    }

    /** What stands against the offer besides the zone itself. */
    private Optional<OfferOutcome> refused(ZoneOffering wish) {
        ZoneOffer offer = wish.offer();
        Optional<DomainName> above = ZonesAround.firstHeldAbove(session, offer.to(), offer.zone(), offer.madeAt())
                .filter(row -> row.isOwnedBy(offer.from()))
                .map(row -> row.zone().name());
        if (above.isPresent()) {
            return Optional.of(new OfferOutcome.FamilySplit(above.get(), true));
        }
        List<ZoneRow> below = below(offer);
        if (!below.isEmpty() && !offer.withZonesBelow()) {
            return Optional.of(
                    new OfferOutcome.FamilySplit(below.getFirst().zone().name(), false));
        }
        if (below.size() >= ZoneOffer.MOST_ZONES) {
            return Optional.of(new OfferOutcome.TooManyZones());
        }
        return OfferRows.count(session, offer.from(), offer.madeAt()) >= ZoneOffer.MOST
                ? Optional.of(new OfferOutcome.TooManyOffers())
                : objected(wish, below);
    }

    private List<ZoneRow> below(ZoneOffer offer) {
        return ZonesAround.below(session, offer.from(), offer.zone(), ZoneOffer.MOST_ZONES);
    }

    private Optional<OfferOutcome> objected(ZoneOffering wish, List<ZoneRow> below) {
        return below.stream()
                .flatMap(row -> wish.objection(row.zone(), StoredContents.of(session, row)).stream()
                        .map(objection -> new OfferOutcome.Objected(row.zone().name(), objection)))
                .<OfferOutcome>map(objected -> objected)
                .findFirst();
    }

    private OfferOutcome kept(ZoneOffering wish, Zone zone) {
        ZoneOffer offer = wish.offer();
        OfferRows.add(session, offer);
        tell(EventType.TRANSFER_OFFERED, offer, zone, offer.by(), wish.note(), offer.madeAt());
        return new OfferOutcome.Offered(offer);
    }

    /** Leaves an event of the giver's. */
    private void tell(EventType type, ZoneOffer offer, Zone zone, Actor actor, ChangeNote note, Instant at) {
        EventRows.add(
                session,
                type,
                changes.next(),
                zone,
                actor,
                note,
                at,
                Optional.of(offer.id().value()));
    }

    /** Ends an offer that stands, and leaves an event of the giver's. */
    void end(EventType type, ZoneOffer offer, Actor actor, ChangeNote note, Instant at) {
        OfferRows.end(session, offer.zone());
        ZoneRows.find(session, offer.from(), offer.zone())
                .ifPresent(row -> tell(type, offer, row.zone(), actor, note, at));
    }

    AcceptOutcome accept(ZoneAcceptance wish) {
        Optional<ZoneOffer> found = OfferRows.find(session, wish.tenant(), wish.offer(), wish.at())
                .filter(offer -> offer.to().equals(wish.tenant()));
        if (found.isEmpty()) {
            return new AcceptOutcome.NoSuchOffer();
        }
        ZoneOffer offer = found.get();
        return offer.acceptedAt().isPresent()
                ? new AcceptOutcome.Accepted(offer)
                : ZoneRows.find(session, offer.from(), offer.zone())
                        .map(row -> accept(wish, offer, row))
                        .orElseGet(AcceptOutcome.NoSuchOffer::new);
    }

    private AcceptOutcome accept(ZoneAcceptance wish, ZoneOffer offer, ZoneRow top) {
        List<ZoneRow> family = new ArrayList<>(List.of(top));
        family.addAll(below(offer));
        if (isHeldBack(offer, family, wish.at())) {
            return new AcceptOutcome.HeldBack(offer);
        }
        if (ZonesAround.firstHeldAbove(session, offer.to(), offer.zone(), wish.at())
                        .isPresent()
                || ZonesAround.areHeldBelow(session, Set.of(offer.to(), offer.from()), offer.zone(), wish.at())) {
            return new AcceptOutcome.NotAvailable(offer, NameObstacle.RELATED_NAME_HELD);
        }
        return objection(wish, family)
                .<AcceptOutcome>map(AcceptOutcome.Objected::new)
                .orElseGet(() -> accepted(wish, offer, family));
    }

    private static boolean isHeldBack(ZoneOffer offer, List<ZoneRow> family, Instant at) {
        boolean isSplit = family.size() > 1 && !offer.withZonesBelow();
        return isSplit
                || family.size() > ZoneOffer.MOST_ZONES
                || family.stream()
                        .anyMatch(row -> !row.zone().locks().inForce(at).isEmpty());
    }

    private Optional<Objection> objection(ZoneAcceptance wish, List<ZoneRow> family) {
        Holdings others = SqliteQuotaStore.holdings(session, wish.tenant());
        for (ZoneRow row : family) {
            Zone next = row.zone().transferredTo(wish.tenant(), wish.at());
            Optional<Objection> objection = wish.objection(next, StoredContents.of(session, row), others);
            if (objection.isPresent()) {
                return objection;
            }
            others = others.plusZone(next.recordSetCount());
        }
        return Optional.empty();
    }

    private AcceptOutcome accepted(ZoneAcceptance wish, ZoneOffer offer, List<ZoneRow> family) {
        ZonesAround.letGoBelow(session, offer.from(), offer.zone(), wish.at());
        OfferRows.accept(session, offer, wish.at());
        for (ZoneRow row : family) {
            OfferRows.end(session, row.zone().name());
            give(wish, offer, row);
        }
        return new AcceptOutcome.Accepted(offer.accepted(wish.at()));
    }

    private void give(ZoneAcceptance wish, ZoneOffer offer, ZoneRow row) {
        Zone zone = row.zone();
        tell(EventType.ZONE_TRANSFERRED, offer, zone, offer.by(), ZoneAcceptance.noteOfGiver(offer), wish.at());
        Zone next = zone.transferredTo(offer.to(), wish.at());
        long sequence = changes.next();
        ChangeNote note = wish.noteOf(offer);
        ZoneRows.transfer(session, row, next, sequence);
        VersionRow version = VersionRow.after(row, sequence, VersionKind.TRANSFERRED, next, wish.actor(), note);
        VersionRows.add(session, row, version, Optional.of(ZonePatch.NONE));
        EventRows.add(
                session,
                EventType.ZONE_TRANSFERRED,
                sequence,
                next,
                wish.actor(),
                note,
                wish.at(),
                Optional.of(offer.id().value()));
        ClaimRows.useUp(session, next.tenant(), next.name());
    }
}
