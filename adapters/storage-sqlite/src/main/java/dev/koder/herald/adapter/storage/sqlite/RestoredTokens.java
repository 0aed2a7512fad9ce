package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.access.Token;
import dev.koder.herald.application.access.TokenId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps tokens from being good for more after a restore than before it.
 *
 * <p>Where the replaced database knows a token, the token stays as it was last: revoked, or with the settings that it got since the backup.
 * What was revoked is told only by a database that went on from where the token was there.
 */
final class RestoredTokens {

    private final Session session;
    private final ReplacedDatabase replaced;
    private final Optional<Instant> lastCommon;
    private final Instant at;

    /**
     * Begins to move them.
     *
     * @param session in a transaction that writes to the draft
     * @param backup where the backup comes from
     */
    RestoredTokens(Session session, ReplacedDatabase replaced, Lineage backup, Instant at) {
        this.session = session;
        this.replaced = replaced;
        this.lastCommon = replaced.lineage().lastCommonToken(backup);
        this.at = at;
    }

    /**
     * What became of the tokens.
     *
     * @param revoked how many stayed revoked, which are good in the backup
     * @param altered how many kept the settings that they got since the backup
     * @param lost how many were made since the backup and are not there any more
     * @param unknown how many are good as in the backup, since the replaced database, which goes on from another state, never had them
     * @param good how many of the backup are good for something now
     */
    record Moves(long revoked, long altered, long lost, long unknown, long good) {}

    /** Moves all of them. */
    Moves move() {
        List<Token> ours = SqliteTokenStore.all(session);
        Map<TokenId, Token> last = new HashMap<>();
        replaced.tokens().forEach(token -> last.put(token.id(), token));
        long revoked = ours.stream().filter(token -> keepRevoked(token, last)).count();
        long altered = ours.stream().filter(token -> keepAltered(token, last)).count();
        long unknown = replaced.isWhole()
                ? SqliteTokenStore.all(session).stream()
                        .filter(token -> token.isGoodAt(at) && !last.containsKey(token.id()))
                        .count()
                : 0;
        ours.forEach(token -> last.remove(token.id()));
        long lost = last.values().stream().filter(token -> token.isGoodAt(at)).count();
        last.values().forEach(this::takeAlong);
        long good = SqliteTokenStore.all(session).stream()
                .filter(token -> token.isGoodAt(at))
                .count();
        return new Moves(revoked, altered, lost, unknown, good);
    }

    /** A revoked one that the backup lacks may stand in another backup, which may be restored next. */
    private void takeAlong(Token token) {
        replaced.hashOfRevoked(token).ifPresent(hash -> SqliteTokenStore.add(session, token, hash));
    }

    private boolean keepRevoked(Token token, Map<TokenId, Token> last) {
        Optional<Instant> when = revocation(token, Optional.ofNullable(last.get(token.id())));
        if (token.revokedAt().isPresent() || when.isEmpty()) {
            return false;
        }
        session.run(
                TokenSql.REVOKE,
                Nanoseconds.of(when.get()),
                token.tenant().value(),
                token.id().value());
        return true;
    }

    private Optional<Instant> revocation(Token token, Optional<Token> last) {
        if (last.isEmpty()) {
            return isForgotten(token) ? Optional.of(at) : Optional.empty();
        }
        return isSame(token, last.get()) ? last.get().revokedAt() : Optional.empty();
    }

    /** Tokens are forgotten only long after they were revoked, so that one that the replaced database had and lacks was. */
    private boolean isForgotten(Token token) {
        return lastCommon
                .filter(youngest -> !token.createdAt().isAfter(youngest))
                .isPresent();
    }

    private boolean keepAltered(Token token, Map<TokenId, Token> last) {
        Optional<Token> other = Optional.ofNullable(last.get(token.id()))
                .filter(known -> replaced.isWhole() && isSame(token, known))
                .filter(known ->
                        token.revokedAt().isEmpty() && known.revokedAt().isEmpty())
                .filter(known -> !known.settings().equals(token.settings()));
        other.ifPresent(known -> SqliteTokenStore.store(session, known));
        return other.isPresent();
    }

    private static boolean isSame(Token token, Token other) {
        return token.tenant().equals(other.tenant()) && token.createdAt().equals(other.createdAt());
    }
}
