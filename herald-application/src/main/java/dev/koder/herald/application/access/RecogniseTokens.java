package dev.koder.herald.application.access;

import dev.koder.herald.application.access.port.TokenStore;
import dev.koder.herald.application.audit.KeepAudit;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.ProgramTokens;
import dev.koder.herald.application.identity.Verification;
import dev.koder.herald.domain.audit.AuditEntry;
import dev.koder.herald.domain.audit.AuditTrail;
import dev.koder.herald.domain.dns.IpAddress;
import dev.koder.herald.domain.zone.ChangeNote;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Tells which program presents a token, and notes that the token was used: in memory, until {@link #writeUses} is called. Safe
 * for use by many threads.
 */
public final class RecogniseTokens implements ProgramTokens {

    /** How exactly the last use of a token is known. */
    public static final Duration USE_GRAIN = Duration.ofMinutes(1);

    /** For how long a revoked token is still listed. */
    public static final Duration REVOKED_KEPT = Duration.ofDays(30);

    /** The most uses that wait to be written, some 10 MB; of further tokens the next use is noted. */
    static final int MOST_USES = 1 << 16;

    private final TokenStore tokens;
    private final InstantSource clock;
    private final UnaryOperator<byte[]> sha256;
    private final KeepAudit audit;
    private final Map<TokenId, Instant> uses = new ConcurrentHashMap<>();

    /**
     * Recognises tokens of this store, whose secrets are kept as {@code sha256} gives them.
     *
     * @param audit is told of tokens that count no more, or not from there: their tenant may have lost them to somebody
     */
    public RecogniseTokens(TokenStore tokens, InstantSource clock, UnaryOperator<byte[]> sha256, KeepAudit audit) {
        this.tokens = tokens;
        this.clock = clock;
        this.sha256 = sha256;
        this.audit = audit;
    }

    @Override
    public boolean isOne(String text) {
        return text.startsWith(TokenSecret.PREFIX);
    }

    @Override
    public Verification verify(String text, IpAddress from) {
        return TokenSecret.parse(text)
                .map(secret -> tokens.identify(secret.hash(sha256))
                        .map(token -> judge(token, from))
                        .orElseGet(() -> new Verification.Rejected("no token of anybody's")))
                .orElseGet(() -> new Verification.Rejected("token mistyped or cut off: its checksum does not match"));
    }

    private Verification judge(Token token, IpAddress from) {
        Instant now = clock.instant();
        Optional<String> objection = objection(token, from, now);
        if (objection.isPresent()) {
            audit.refused(refusal(token, from, now, objection.get()));
            return new Verification.Rejected(objection.get());
        }
        note(token, now);
        return new Verification.Accepted(caller(token));
    }

    private static Optional<String> objection(Token token, IpAddress from, Instant now) {
        if (token.revokedAt().isPresent()) {
            return Optional.of("token revoked");
        }
        if (token.isExpiredAt(now)) {
            return Optional.of("token expired");
        }
        return token.settings().isOpenTo(from)
                ? Optional.empty()
                : Optional.of("token not to be used from this address");
    }

    private static AuditEntry refusal(Token token, IpAddress from, Instant now, String reason) {
        return new AuditEntry(
                AuditTrail.of(token.tenant()),
                now,
                AuditEntry.Who.of(token.actor(), caller(token).note(), from.toString()),
                "useToken",
                "",
                "unauthorized",
                reason);
    }

    private void note(Token token, Instant now) {
        boolean isNews = token.usedAt()
                .filter(last -> !last.isAfter(now) && last.plus(USE_GRAIN).isAfter(now))
                .isEmpty();
        if (isNews && uses.size() < MOST_USES) {
            uses.putIfAbsent(token.id(), now);
        }
    }

    private static Caller caller(Token token) {
        return new Caller(token.tenant(), token.actor(), token.settings().permissions())
                .within(token.settings().authority())
                .until(token.settings().expiresAt())
                .with(new ChangeNote(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(token.id().value())));
    }

    /** Writes down which tokens were used since the last time, and forgets those that were revoked long ago. */
    public void writeUses() {
        Map<TokenId, Instant> noted = new HashMap<>(uses);
        if (!noted.isEmpty()) {
            tokens.used(noted);
            noted.forEach(uses::remove);
        }
        tokens.forget(clock.instant().minus(REVOKED_KEPT));
    }
}
