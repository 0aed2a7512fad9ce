package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.transfer.AcceptOutcome;
import dev.koder.herald.application.transfer.OfferOutcome;
import dev.koder.herald.application.transfer.port.TransferStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.transfer.OfferId;
import dev.koder.herald.domain.transfer.ZoneAcceptance;
import dev.koder.herald.domain.transfer.ZoneOffer;
import dev.koder.herald.domain.transfer.ZoneOffering;
import dev.koder.herald.domain.zone.ChangeNote;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Offers of zones in SQLite. */
final class SqliteTransferStore implements TransferStore {

    private final Writer writer;
    private final Readers readers;
    private final Changes changes;

    SqliteTransferStore(Writer writer, Readers readers, Changes changes) {
        this.writer = writer;
        this.readers = readers;
        this.changes = changes;
    }

    @Override
    public OfferOutcome offer(ZoneOffering wish) {
        return writer.write(session -> new ZoneTransfers(session, changes).offer(wish));
    }

    @Override
    public Optional<ZoneOffer> ofZone(TenantId from, DomainName zone, Instant at) {
        return readers.read(session -> OfferRows.ofZone(session, from, zone, at));
    }

    @Override
    public Optional<ZoneOffer> find(TenantId tenant, OfferId id, Instant at) {
        return readers.read(session -> OfferRows.find(session, tenant, id, at));
    }

    @Override
    public List<ZoneOffer> list(TenantId tenant, Optional<DomainName> after, int limit, Instant at) {
        return readers.readOneState(
                session -> OfferRows.list(session, tenant, after.orElse(DomainName.ROOT), limit, at));
    }

    @Override
    public boolean withdraw(TenantId from, DomainName zone, Actor actor, ChangeNote note, Instant at) {
        return writer.write(session -> {
            Optional<ZoneOffer> standing = OfferRows.ofZone(session, from, zone, at);
            standing.ifPresent(offer ->
                    new ZoneTransfers(session, changes).end(EventType.TRANSFER_WITHDRAWN, offer, actor, note, at));
            return standing.isPresent();
        });
    }

    @Override
    public boolean decline(TenantId to, OfferId id, Instant at) {
        return writer.write(session -> {
            Optional<ZoneOffer> standing = OfferRows.find(session, to, id, at)
                    .filter(offer -> offer.to().equals(to) && offer.isOpen(at));
            standing.ifPresent(offer -> new ZoneTransfers(session, changes)
                    .end(EventType.TRANSFER_DECLINED, offer, new Actor(to.value()), ChangeNote.NONE, at));
            return standing.isPresent();
        });
    }

    @Override
    public AcceptOutcome accept(ZoneAcceptance wish) {
        return writer.write(session -> new ZoneTransfers(session, changes).accept(wish));
    }

    @Override
    public void forget(Instant expiredAt) {
        writer.write(session -> {
            session.run(TransferSql.FORGET, Nanoseconds.of(expiredAt));
            return expiredAt;
        });
    }
}
