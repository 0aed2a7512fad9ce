package dev.koder.herald.application.review;

import dev.koder.herald.application.access.Token;
import dev.koder.herald.application.access.port.TokenStore;
import dev.koder.herald.application.feed.CommitBell;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.review.port.ReviewStore;
import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.UndeleteZone;
import dev.koder.herald.application.zone.ZoneCommits;
import dev.koder.herald.application.zone.port.ZonePublisher;
import dev.koder.herald.domain.access.Authority;
import dev.koder.herald.domain.review.Approval;
import dev.koder.herald.domain.review.ChangeRequest;
import dev.koder.herald.domain.review.Proposal;
import dev.koder.herald.domain.review.ReviewedChange;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.Agreement;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.Precondition;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/**
 * Makes what enough have agreed to, provided that the zone is still at the version that it was seen from. Safe for use by many threads.
 *
 * <p>It is made as its author's, who may do no more than at that moment: one whose token was revoked may do nothing. Locks that the
 * author may break are not broken.
 */
public final class ApplyApproved {

    private final ReviewStore reviews;
    private final TokenStore tokens;
    private final ZoneCommits commits;
    private final UndeleteZone undeletion;
    private final ZonePublisher publisher;
    private final CommitBell bell;
    private final InstantSource clock;

    /**
     * Makes what this store keeps, by way of these commits.
     *
     * @param tokens tell how far an author who is a program may go
     * @param undeletion knows what is besides to having a zone back
     */
    public ApplyApproved(
            ReviewStore reviews,
            TokenStore tokens,
            ZoneCommits commits,
            UndeleteZone undeletion,
            ZonePublisher publisher,
            CommitBell bell,
            InstantSource clock) {
        this.reviews = reviews;
        this.tokens = tokens;
        this.commits = commits;
        this.undeletion = undeletion;
        this.publisher = publisher;
        this.bell = bell;
        this.clock = clock;
    }

    /**
     * Makes it.
     *
     * @param by who has it made now
     * @param note what the request's event is to tell of that
     */
    Making make(TenantId tenant, ChangeRequest.Agreed request, Actor by, ChangeNote note) {
        Optional<Caller> author = author(tenant, request);
        if (author.isEmpty()) {
            return new Making.AuthorRevoked();
        }
        ReviewedChange change = request.proposal().change();
        if (isOutOfReach(author.get(), change)) {
            return new Making.Obstructed(new CommitOutcome.NoSuchZone());
        }
        Instant now = clock.instant();
        Making making = reviews.make(new AgreedWish(tenant, request, deed(author.get(), change), by, note, now));
        bell.ring();
        if (making instanceof Making.Made) {
            followUp(author.get(), change);
        }
        return making;
    }

    /** Whether it is about a zone whose name the tenant can have no more. */
    private boolean isOutOfReach(Caller author, ReviewedChange change) {
        return change instanceof ReviewedChange.Undeletion back
                && undeletion.obstacle(author, back.zone()).isPresent();
    }

    private void followUp(Caller author, ReviewedChange made) {
        switch (made) {
            case ReviewedChange.Difference difference -> {}
            case ReviewedChange.Deletion deletion -> publisher.withdraw(deletion.zone());
            case ReviewedChange.Undeletion back -> undeletion.bringIntoStep(author, back.zone());
        }
    }

    private AgreedWish.Deed deed(Caller author, ReviewedChange change) {
        Precondition asSeen = new Precondition.ZoneIsAt(change.base());
        return switch (change) {
            case ReviewedChange.Difference difference ->
                new AgreedWish.Deed.Commit(
                        commits.agreedCommit(author, difference.zone(), asSeen, difference.change()));
            case ReviewedChange.Deletion deletion ->
                new AgreedWish.Deed.Delete(commits.agreedDeletion(author, deletion.zone(), asSeen));
            case ReviewedChange.Undeletion back ->
                new AgreedWish.Deed.Undelete(commits.agreedUndeletion(author, back.zone(), back.base()));
        };
    }

    /** The author with what it may do now; empty where it may nothing any more. */
    private Optional<Caller> author(TenantId tenant, ChangeRequest.Agreed request) {
        Proposal proposal = request.proposal();
        Agreement agreement = new Agreement(
                proposal.id().value(),
                request.approvals().stream().map(Approval::actor).toList());
        return authority(tenant, proposal.author()).map(authority -> new Caller(tenant, proposal.author(), Set.of())
                .within(authority)
                .with(ChangeNote.agreed(proposal.reason(), agreement)));
    }

    /** That a token has expired since takes nothing from what was asked for before. */
    private Optional<Authority> authority(TenantId tenant, Actor author) {
        return Token.of(author)
                .map(id -> tokens.find(tenant, id)
                        .filter(token -> token.revokedAt().isEmpty())
                        .map(token -> token.settings().authority()))
                .orElse(Optional.of(Authority.EVERYTHING));
    }
}
