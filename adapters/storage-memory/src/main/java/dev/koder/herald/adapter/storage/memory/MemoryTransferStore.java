package dev.koder.herald.adapter.storage.memory;

import dev.koder.herald.application.transfer.AcceptOutcome;
import dev.koder.herald.application.transfer.OfferOutcome;
import dev.koder.herald.application.transfer.port.TransferStore;
import dev.koder.herald.domain.claim.NameObstacle;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.quota.Holdings;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.transfer.OfferId;
import dev.koder.herald.domain.transfer.ZoneAcceptance;
import dev.koder.herald.domain.transfer.ZoneOffer;
import dev.koder.herald.domain.transfer.ZoneOffering;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.Objection;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneDeletion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Offers of zones in a list. */
final class MemoryTransferStore implements TransferStore {

    private final Platform platform;

    MemoryTransferStore(Platform platform) {
        this.platform = platform;
    }

    @Override
    public OfferOutcome offer(ZoneOffering wish) {
        synchronized (platform) {
            return platform.find(wish.offer().from(), wish.offer().zone())
                    .map(kept -> offered(wish, kept))
                    .orElseGet(OfferOutcome.NoSuchZone::new);
        }
    }

    private OfferOutcome offered(ZoneOffering wish, KeptZone kept) {
        Zone zone = kept.zone();
        ZoneOffer offer = wish.offer();
        return switch (wish.judge(zone, kept.contents())) {
            case ZoneDeletion.PreconditionRequired required -> new OfferOutcome.PreconditionRequired(zone);
            case ZoneDeletion.PreconditionFailed failed -> new OfferOutcome.PreconditionFailed(zone);
            case ZoneDeletion.Objected(Objection objection) -> new OfferOutcome.Objected(zone.name(), objection);
            case ZoneDeletion.Granted granted ->
                ofZone(offer.from(), offer.zone(), offer.madeAt())
                        .<OfferOutcome>map(known -> known.to().equals(offer.to())
                                ? new OfferOutcome.Offered(known)
                                : new OfferOutcome.OfferedToAnother(known))
                        .or(() -> refused(wish))
                        .orElseGet(() -> kept(wish, zone));
        };
    }

    private Optional<OfferOutcome> refused(ZoneOffering wish) {
        ZoneOffer offer = wish.offer();
        Optional<KeptZone> above = platform.above(offer.zone())
                .filter(kept -> kept.isHeldAgainst(offer.to(), offer.madeAt()))
                .findFirst()
                .filter(kept -> kept.isOwnedBy(offer.from()));
        if (above.isPresent()) {
            return Optional.of(new OfferOutcome.FamilySplit(above.get().zone().name(), true));
        }
        List<KeptZone> below = below(offer);
        if (!below.isEmpty() && !offer.withZonesBelow()) {
            return Optional.of(
                    new OfferOutcome.FamilySplit(below.getFirst().zone().name(), false));
        }
        if (below.size() >= ZoneOffer.MOST_ZONES) {
            return Optional.of(new OfferOutcome.TooManyZones());
        }
        long standing = standing(offer.madeAt())
                .filter(other -> other.from().equals(offer.from()))
                .count();
        return standing >= ZoneOffer.MOST ? Optional.of(new OfferOutcome.TooManyOffers()) : objected(wish, below);
    }

    private static Optional<OfferOutcome> objected(ZoneOffering wish, List<KeptZone> below) {
        return below.stream()
                .flatMap(kept -> wish.objection(kept.zone(), kept.contents()).stream()
                        .map(objection -> new OfferOutcome.Objected(kept.zone().name(), objection)))
                .<OfferOutcome>map(objected -> objected)
                .findFirst();
    }

    private List<KeptZone> below(ZoneOffer offer) {
        return platform.below(offer.zone())
                .filter(kept -> kept.isLive() && kept.isOwnedBy(offer.from()))
                .limit(ZoneOffer.MOST_ZONES)
                .toList();
    }

    private OfferOutcome kept(ZoneOffering wish, Zone zone) {
        ZoneOffer offer = wish.offer();
        end(offer.zone());
        platform.offers.add(offer);
        platform.tell(EventType.TRANSFER_OFFERED, zone, offer.id().value(), offer.by(), wish.note(), offer.madeAt());
        return new OfferOutcome.Offered(offer);
    }

    /** Ends the offer of a zone that stands. */
    private void end(DomainName zone) {
        platform.offers.removeIf(
                offer -> offer.zone().equals(zone) && offer.acceptedAt().isEmpty());
    }

    private void end(EventType type, ZoneOffer offer, Actor actor, ChangeNote note, Instant at) {
        end(offer.zone());
        platform.find(offer.from(), offer.zone())
                .ifPresent(kept -> platform.tell(type, kept.zone(), offer.id().value(), actor, note, at));
    }

    private Stream<ZoneOffer> standing(Instant at) {
        return platform.offers.stream().filter(offer -> offer.isOpen(at));
    }

    @Override
    public Optional<ZoneOffer> ofZone(TenantId from, DomainName zone, Instant at) {
        synchronized (platform) {
            return standing(at)
                    .filter(offer -> offer.from().equals(from) && offer.zone().equals(zone))
                    .findFirst();
        }
    }

    @Override
    public Optional<ZoneOffer> find(TenantId tenant, OfferId id, Instant at) {
        synchronized (platform) {
            return platform.offers.stream()
                    .filter(offer -> offer.id().equals(id) && offer.concerns(tenant) && offer.isKnown(at))
                    .findFirst();
        }
    }

    @Override
    public List<ZoneOffer> list(TenantId tenant, Optional<DomainName> after, int limit, Instant at) {
        synchronized (platform) {
            return standing(at)
                    .filter(offer -> offer.concerns(tenant)
                            && after.filter(name -> offer.zone().compareTo(name) <= 0)
                                    .isEmpty())
                    .sorted(Comparator.comparing(ZoneOffer::zone))
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public boolean withdraw(TenantId from, DomainName zone, Actor actor, ChangeNote note, Instant at) {
        synchronized (platform) {
            Optional<ZoneOffer> standing = ofZone(from, zone, at);
            standing.ifPresent(offer -> end(EventType.TRANSFER_WITHDRAWN, offer, actor, note, at));
            return standing.isPresent();
        }
    }

    @Override
    public boolean decline(TenantId to, OfferId id, Instant at) {
        synchronized (platform) {
            Optional<ZoneOffer> standing =
                    find(to, id, at).filter(offer -> offer.to().equals(to) && offer.isOpen(at));
            standing.ifPresent(
                    offer -> end(EventType.TRANSFER_DECLINED, offer, new Actor(to.value()), ChangeNote.NONE, at));
            return standing.isPresent();
        }
    }

    @Override
    public AcceptOutcome accept(ZoneAcceptance wish) {
        synchronized (platform) {
            Optional<ZoneOffer> found = find(wish.tenant(), wish.offer(), wish.at())
                    .filter(offer -> offer.to().equals(wish.tenant()));
            return found.filter(offer -> offer.acceptedAt().isPresent())
                    .<AcceptOutcome>map(AcceptOutcome.Accepted::new)
                    .or(() -> found.flatMap(offer ->
                            platform.find(offer.from(), offer.zone()).map(kept -> accepted(wish, offer, kept))))
                    .orElseGet(AcceptOutcome.NoSuchOffer::new);
        }
    }

    private AcceptOutcome accepted(ZoneAcceptance wish, ZoneOffer offer, KeptZone top) {
        List<KeptZone> family = new ArrayList<>(List.of(top));
        family.addAll(below(offer));
        boolean isSplit = family.size() > 1 && !offer.withZonesBelow();
        boolean isLocked = family.stream()
                .anyMatch(kept -> !kept.zone().locks().inForce(wish.at()).isEmpty());
        if (isSplit || isLocked || family.size() > ZoneOffer.MOST_ZONES) {
            return new AcceptOutcome.HeldBack(offer);
        }
        if (isRelatedToOthers(offer, wish.at())) {
            return new AcceptOutcome.NotAvailable(offer, NameObstacle.RELATED_NAME_HELD);
        }
        Holdings others = platform.holdings(wish.tenant());
        for (KeptZone kept : family) {
            Zone next = kept.zone().transferredTo(wish.tenant(), wish.at());
            Optional<Objection> objection = wish.objection(next, kept.contents(), others);
            if (objection.isPresent()) {
                return new AcceptOutcome.Objected(objection.get());
            }
            others = others.plusZone(next.recordSetCount());
        }
        return given(wish, offer, family);
    }

    private boolean isRelatedToOthers(ZoneOffer offer, Instant at) {
        return platform.above(offer.zone()).anyMatch(kept -> kept.isHeldAgainst(offer.to(), at))
                || platform.below(offer.zone())
                        .anyMatch(kept -> kept.isHeldAgainst(offer.to(), at) && !kept.isOwnedBy(offer.from()));
    }

    private AcceptOutcome given(ZoneAcceptance wish, ZoneOffer offer, List<KeptZone> family) {
        List<KeptZone> held = platform.below(offer.zone())
                .filter(kept ->
                        !kept.isLive() && kept.isOwnedBy(offer.from()) && kept.isHeldAgainst(offer.to(), wish.at()))
                .toList();
        held.forEach(tombstone -> platform.letGo(tombstone, wish.at()));
        ZoneOffer accepted = offer.accepted(wish.at());
        platform.offers.replaceAll(other -> other.id().equals(offer.id()) ? accepted : other);
        family.forEach(kept -> give(wish, offer, kept));
        return new AcceptOutcome.Accepted(accepted);
    }

    private void give(ZoneAcceptance wish, ZoneOffer offer, KeptZone kept) {
        String id = offer.id().value();
        Zone zone = kept.zone();
        end(zone.name());
        platform.tell(EventType.ZONE_TRANSFERRED, zone, id, offer.by(), ZoneAcceptance.noteOfGiver(offer), wish.at());
        Zone next = zone.transferredTo(offer.to(), wish.at());
        platform.transfer(kept, next, wish.actor(), wish.noteOf(offer), id);
        platform.claims.removeIf(
                claim -> claim.tenant().equals(next.tenant()) && claim.zone().equals(next.name()));
    }

    @Override
    public void forget(Instant expiredAt) {
        synchronized (platform) {
            platform.offers.removeIf(offer -> !offer.isKnown(expiredAt));
        }
    }
}
