package dev.koder.herald.app.bench;

import dev.koder.herald.application.access.KeepTokens;
import dev.koder.herald.application.access.RecogniseTokens;
import dev.koder.herald.application.access.Token;
import dev.koder.herald.application.access.TokenHash;
import dev.koder.herald.application.access.TokenId;
import dev.koder.herald.application.access.TokenSettings;
import dev.koder.herald.application.access.port.TokenStore;
import dev.koder.herald.application.audit.KeepAudit;
import dev.koder.herald.application.audit.port.AuditLog;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.Permission;
import dev.koder.herald.application.identity.Verification;
import dev.koder.herald.application.quota.AdmitRequest;
import dev.koder.herald.domain.access.Authority;
import dev.koder.herald.domain.audit.AuditEntry;
import dev.koder.herald.domain.audit.AuditLink;
import dev.koder.herald.domain.audit.AuditTrail;
import dev.koder.herald.domain.dns.IpAddress;
import dev.koder.herald.domain.quota.LimitClass;
import dev.koder.herald.domain.quota.RateLimit;
import dev.koder.herald.domain.quota.Rates;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Sends a million distinct tokens of a hundred thousand tenants, and as many that are nobody's from as many addresses, through all
 * that remembers something of callers, and prints what the heap holds after each tenth. It ends with 1 where the last tenths hold
 * more than the first.
 *
 * <p>One token in fifty is the issuer's and signed, five times as many as are remembered: signing a million takes minutes. The
 * stores keep nothing: what they would keep is on the disk.
 */
public final class Strangers {

    private static final PrintStream OUT = System.out;

    private static final int TENANTS = 100_000;
    private static final int TOKENS = 1_000_000;
    private static final int TENTH = TOKENS / 10;
    private static final int SIGNED_EVERY = 50;
    private static final int PER_SECOND = 10_000;
    private static final long MOST_GROWTH = 4L << 20;

    private final OneToken store = new OneToken();
    private final SplittableRandom random = new SplittableRandom(7);
    private Instant now = SomeIssuer.NOW;
    private final InstantSource clock = () -> now;
    private final SomeIssuer issuer = SomeIssuer.make(clock);
    private final KeepTokens keep = new KeepTokens(store, clock, random, Strangers::sha256, tenant -> Optional.empty());
    private final KeepAudit audit = new KeepAudit(new NoLog());
    private final RecogniseTokens recognise = new RecogniseTokens(store, clock, Strangers::sha256, audit);
    private final AdmitRequest limits = new AdmitRequest(
            new Rates(Map.of(
                    LimitClass.READ, RateLimit.parse("3000/m"),
                    LimitClass.WRITE, RateLimit.parse("1200/m"),
                    LimitClass.AUTH_FAILURE, RateLimit.parse("60/m"))),
            tenant -> Rates.NONE,
            clock);

    private Strangers() {}

    /** Measures. */
    public static void main(String... arguments) {
        if (!new Strangers().isFlat()) {
            System.exit(1);
        }
    }

    private boolean isFlat() {
        long first = 0;
        long most = 0;
        for (int tenth = 0; tenth < 10; tenth++) {
            for (int number = tenth * TENTH; number < (tenth + 1) * TENTH; number++) {
                call(number);
            }
            long held = heap();
            first = tenth == 1 ? held : first;
            most = tenth > 1 ? Math.max(most, held) : most;
            OUT.printf("%,9d tokens seen: %.1f MB of heap%n", (tenth + 1) * TENTH, held / 1e6);
        }
        OUT.printf("most after the first 200,000: %+.1f MB%n", (most - first) / 1e6);
        return most - first <= MOST_GROWTH;
    }

    private static long heap() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private void call(int number) {
        IpAddress address =
                IpAddress.of(ByteBuffer.allocate(4).putInt(0x0a00_0000 + number).array());
        String tenant = "tenant-" + number % TENANTS;
        Verification proved = number % SIGNED_EVERY == 0
                ? issuer.verifier().verify(issuer.token(tenant, number))
                : recognise.verify(tokenOf(tenant), address);
        Caller caller = ((Verification.Accepted) proved).caller();
        limits.admit(caller, number % 2 == 0 ? LimitClass.READ : LimitClass.WRITE, 1);
        fail(number, address);
        if (number % PER_SECOND == 0) {
            pass(number / PER_SECOND);
        }
    }

    private String tokenOf(String tenant) {
        Caller admin = new Caller(new TenantId(tenant), new Actor("admin"), Set.of(Permission.READ, Permission.WRITE));
        TokenSettings settings =
                new TokenSettings("bench", Set.of(Permission.READ), Authority.EVERYTHING, Optional.empty(), List.of());
        return ((KeepTokens.Outcome.Issued) keep.issue(admin, settings))
                .secret()
                .value();
    }

    /** A token that is nobody's, from an address that is nobody else's. */
    private void fail(int number, IpAddress address) {
        issuer.verifier().verify("eyJhbGciOiJFUzI1NiIsImtpZCI6Im5vYm9keSJ9.e30." + "A".repeat(80) + number % 10);
        limits.countFailure(address);
        audit.refused(new AuditEntry(
                AuditTrail.PLATFORM,
                now,
                new AuditEntry.Who("", "", "request-" + number, address.toString()),
                "listZones",
                "/api/v1/zones",
                "unauthorized",
                ""));
    }

    /** A second goes by, with what is written every few of them. */
    private void pass(int second) {
        now = now.plus(Duration.ofSeconds(1));
        if (second % 5 == 0) {
            audit.write();
        }
        if (second % 20 == 0) {
            recognise.writeUses();
        }
    }

    private static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /** Knows the token that was issued last. */
    private static final class OneToken implements TokenStore {

        private @Nullable Token last;

        @Override
        public Insertion insert(Token token, TokenHash hash, int most) {
            last = token;
            return Insertion.ADDED;
        }

        @Override
        public Optional<Token> alter(TenantId tenant, TokenId id, UnaryOperator<TokenSettings> alteration) {
            return Optional.empty();
        }

        @Override
        public Optional<Token> find(TenantId tenant, TokenId id) {
            return Optional.empty();
        }

        @Override
        public List<Token> list(TenantId tenant) {
            return List.of();
        }

        @Override
        public long count(TenantId tenant) {
            return 0;
        }

        @Override
        public Optional<Token> identify(TokenHash hash) {
            return Optional.ofNullable(last);
        }

        @Override
        public boolean revoke(TenantId tenant, TokenId id, Instant at) {
            return false;
        }

        @Override
        public void used(Map<TokenId, Instant> uses) {}

        @Override
        public void forget(Instant revokedBefore) {}
    }

    /** Keeps nothing. */
    private static final class NoLog implements AuditLog {

        @Override
        public void append(List<AuditEntry> entries) {}

        @Override
        public List<AuditLink> after(AuditTrail trail, long after, int limit) {
            return List.of();
        }

        @Override
        public boolean forget(Instant olderThan, Instant at, int limit) {
            return false;
        }
    }
}
