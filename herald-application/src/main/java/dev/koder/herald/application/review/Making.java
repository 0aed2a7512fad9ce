package dev.koder.herald.application.review;

import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.DeleteOutcome;
import dev.koder.herald.application.zone.UndeleteOutcome;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.zone.Objection;
import dev.koder.herald.domain.zone.Zone;

/** What became of the wish to make what enough have agreed to. */
public sealed interface Making {

    /**
     * It is made.
     *
     * @param serial the version that it made; of a deletion, the zone's last one
     */
    record Made(Serial serial) implements Making {}

    /** The zone is at another version than the one that was agreed to. */
    record ZoneWentOn(Serial current) implements Making {}

    /** Something is in the way. */
    record Obstructed(CommitOutcome why) implements Making {}

    /** The token by which its author asked for it is good for nothing any more. */
    record AuthorRevoked() implements Making {}

    /** The request was not as expected any more; nothing was made. */
    record Overtaken() implements Making {}

    /** What a commit says of it. */
    static Making of(CommitOutcome outcome) {
        return switch (outcome) {
            case CommitOutcome.Done done -> new Made(done.version().zone().serial());
            case CommitOutcome.Unchanged same -> new Made(same.zone().serial());
            case CommitOutcome.PreconditionFailed failed ->
                new ZoneWentOn(failed.current().serial());
            case CommitOutcome.NoSuchZone none -> new Obstructed(none);
            case CommitOutcome.PreconditionRequired required -> new Obstructed(required);
            case CommitOutcome.Objected objected -> new Obstructed(objected);
            case CommitOutcome.Proposed proposed -> new Obstructed(proposed);
            case CommitOutcome.KeyReused reused -> new Obstructed(reused);
            case CommitOutcome.Refused refused -> new Obstructed(refused);
        };
    }

    /**
     * What a deletion says of it.
     *
     * @param last the zone's last version, which was agreed to
     */
    static Making of(DeleteOutcome outcome, Serial last) {
        return switch (outcome) {
            case DeleteOutcome.Deleted deleted -> new Made(last);
            case DeleteOutcome.PreconditionFailed failed ->
                new ZoneWentOn(failed.current().serial());
            case DeleteOutcome.NoSuchZone none -> new Obstructed(new CommitOutcome.NoSuchZone());
            case DeleteOutcome.PreconditionRequired(Zone current) ->
                new Obstructed(new CommitOutcome.PreconditionRequired(current));
            case DeleteOutcome.Objected objected ->
                new Obstructed(new CommitOutcome.Objected(objected.current(), objected.objection()));
            case DeleteOutcome.Proposed(Zone current, String request) ->
                new Obstructed(new CommitOutcome.Proposed(current, request));
            case DeleteOutcome.KeyReused reused -> new Obstructed(new CommitOutcome.KeyReused());
        };
    }

    /** What a zone's return says of it. */
    static Making of(UndeleteOutcome outcome) {
        return switch (outcome) {
            case UndeleteOutcome.Undeleted undeleted ->
                new Made(undeleted.version().zone().serial());
            case UndeleteOutcome.OtherVersion(Zone last) -> new ZoneWentOn(last.serial());
            case UndeleteOutcome.Objected(Zone last, Objection objection) ->
                new Obstructed(new CommitOutcome.Objected(last, objection));
            case UndeleteOutcome.NoSuchZone none -> new Obstructed(new CommitOutcome.NoSuchZone());
            case UndeleteOutcome.NotAvailable not -> new Obstructed(new CommitOutcome.NoSuchZone());
            case UndeleteOutcome.Proposed proposed -> new Obstructed(new CommitOutcome.NoSuchZone());
            case UndeleteOutcome.KeyReused reused -> new Obstructed(new CommitOutcome.KeyReused());
        };
    }
}
