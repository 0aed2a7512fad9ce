package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.lock.ZoneLock;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A wish to delete a zone, complete in itself. A store has it judged by {@link #judge}, in the transaction in which it deletes.
 *
 * @param tenant whose zone it is
 * @param zone the apex
 * @param precondition what must hold, or nothing happens
 * @param actor who wishes it
 * @param note what its history is to tell besides
 * @param key marks a wish that may come twice and is to have one effect
 * @param at when it was wished
 * @param guard what may object besides the zone's locks
 * @param breaksLocks whether it is deleted although locks forbid it
 */
public record ZoneDeletion(
        TenantId tenant,
        DomainName zone,
        Precondition precondition,
        Actor actor,
        ChangeNote note,
        Optional<IdempotencyKey> key,
        Instant at,
        ChangeGuard guard,
        boolean breaksLocks)
        implements RepeatableWish {

    /** What becomes of a wish to delete a zone. */
    public sealed interface Verdict {}

    /**
     * It is to be deleted.
     *
     * @param brokenLocks the locks that are broken by that
     */
    public record Granted(List<ZoneLock> brokenLocks) implements Verdict {

        /** Keeps what was handed in from changing. */
        public Granted {
            brokenLocks = List.copyOf(brokenLocks);
        }
    }

    /** Something stands against it. */
    public record Objected(Objection objection) implements Verdict {}

    /** The precondition does not hold. */
    public record PreconditionFailed() implements Verdict {}

    /** The zone is changed only by whoever says what must hold. */
    public record PreconditionRequired() implements Verdict {}

    /**
     * What becomes of the wish, given the stored version.
     *
     * @param stored the zone as it is
     * @param contents the contents of that same version
     */
    public Verdict judge(Zone stored, ZoneContents contents) {
        if (!precondition.suffices(stored.settings())) {
            return new PreconditionRequired();
        }
        if (!precondition.holds(stored, contents)) {
            return new PreconditionFailed();
        }
        Scrutiny.Result result = new Scrutiny(guard, breaksLocks, at).of(ZoneEffect.ofDeletion(stored, contents));
        return result.objection().<Verdict>map(Objected::new).orElseGet(() -> new Granted(result.brokenLocks()));
    }
}
