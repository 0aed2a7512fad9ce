package dev.koder.herald.app.bench;

import dev.koder.herald.adapter.identity.koderid.KoderIdTokenVerifier;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.Verification;
import dev.koder.herald.application.quota.AdmitRequest;
import dev.koder.herald.domain.access.Action;
import dev.koder.herald.domain.access.Authority;
import dev.koder.herald.domain.access.Denial;
import dev.koder.herald.domain.access.NamePattern;
import dev.koder.herald.domain.access.Policy;
import dev.koder.herald.domain.access.ValuePattern;
import dev.koder.herald.domain.access.ZonePattern;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.quota.Admission;
import dev.koder.herald.domain.quota.LimitClass;
import dev.koder.herald.domain.quota.RateLimit;
import dev.koder.herald.domain.quota.Rates;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What it costs to know who calls, whether policies allow it, and whether there is budget for it: goal 100 microseconds in all,
 * with tokens that were seen before. JMH tells wall-clock time; {@link #main} the processor time of the thread, which other work of
 * the machine spoils less.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class RequestCost {

    private static final PrintStream OUT = System.out;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int TOKENS = 1000;
    private static final int ROUNDS = 15;
    private static final int PER_ROUND = 4000;
    private static final int POLICIES = 20;
    private static final DomainName ZONE = DomainName.parse("shop.example.org.");
    private static final RecordKey KEY =
            new RecordKey(DomainName.parse("_acme-challenge.www.shop.example.org."), RecordType.TXT);

    /** Keeps the compiler from leaving out what nobody looks at. */
    private static volatile Object seen = "";

    private final SomeIssuer issuer = SomeIssuer.make(() -> SomeIssuer.NOW);
    private final KoderIdTokenVerifier verifier = issuer.verifier();
    private final List<String> tokens = IntStream.range(0, TOKENS)
            .mapToObj(number -> issuer.token("tenant-" + number, number))
            .toList();
    private final Authority authority = new Authority.Limited(
            IntStream.range(0, POLICIES).mapToObj(RequestCost::policy).toList());
    private final Optional<RecordSet> after = Optional.of(new RecordSet(
            KEY.owner(), KEY.type(), new Ttl(60), List.of(Rdata.parse(RecordType.TXT, "challenge", DomainName.ROOT))));
    private final AdmitRequest limits = new AdmitRequest(
            new Rates(Map.of(LimitClass.WRITE, RateLimit.parse("1200/m"))),
            tenant -> Rates.NONE,
            () -> SomeIssuer.NOW.plusNanos(System.nanoTime()));
    private int turn;

    /** Prints the processor time of each, the best and the middle one of some rounds. */
    public static void main(String... arguments) {
        RequestCost cost = new RequestCost();
        cost.seeAllTokens();
        Map<String, Supplier<Object>> all = new LinkedHashMap<>();
        all.put("verifyToken", cost::verifyToken);
        all.put("refuseStranger", cost::refuseStranger);
        all.put("checkPolicy", cost::checkPolicy);
        all.put("takeFromBucket, with verifyToken", cost::takeFromBucket);
        all.put("wholeRequest", cost::wholeRequest);
        all.forEach((name, one) -> {
            double[] micros = IntStream.range(0, ROUNDS)
                    .mapToDouble(round -> micros(one))
                    .sorted()
                    .toArray();
            OUT.printf("%s: %.1f microseconds at best, median %.1f%n", name, micros[0], micros[ROUNDS / 2]);
        });
    }

    private static double micros(Supplier<Object> one) {
        long before = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < PER_ROUND; i++) {
            seen = one.get();
        }
        return (THREADS.getCurrentThreadCpuTime() - before) / 1e3 / PER_ROUND;
    }

    /** The last one of all is the one that allows it. */
    private static Policy policy(int number) {
        DomainName zone = number == POLICIES - 1 ? ZONE : DomainName.parse("zone-" + number + ".example.org.");
        return new Policy(
                new ZonePattern.Within(zone),
                new NamePattern.Label(DomainName.parse("_acme-challenge.")),
                Set.of(RecordType.TXT),
                ValuePattern.ANY,
                Set.of(Action.EXTEND, Action.PRUNE));
    }

    /** Until all signatures are known, and the compiler has seen the rest often enough. */
    @Setup
    public void seeAllTokens() {
        IntStream.range(0, 20 * TOKENS).forEach(i -> verifyToken());
    }

    private String nextToken() {
        turn = (turn + 1) % TOKENS;
        return tokens.get(turn);
    }

    /** One of a thousand tokens in turn, all seen before. */
    @Benchmark
    public Verification verifyToken() {
        return verifier.verify(nextToken());
    }

    /** A token of an unknown key in all of its length: what a stranger can make the engine do at least. */
    @Benchmark
    public Verification refuseStranger() {
        String token = nextToken();
        return verifier.verify("eyJhbGciOiJFUzI1NiIsImtpZCI6Im5vYm9keSJ9" + token.substring(token.indexOf('.')));
    }

    /** A value that the last of twenty policies allows to be added. */
    @Benchmark
    public Optional<Denial> checkPolicy() {
        return authority.objection(ZONE, KEY, Optional.empty(), after);
    }

    /** From the budgets of a thousand tenants in turn. */
    @Benchmark
    public Admission takeFromBucket() {
        return limits.admit(caller(nextToken()), LimitClass.WRITE, 1);
    }

    /** All of it, as each request has it. */
    @Benchmark
    public Object wholeRequest() {
        Caller caller = caller(nextToken()).within(authority);
        Admission admission = limits.admit(caller, LimitClass.WRITE, 1);
        Optional<Denial> denial = caller.authority().objection(ZONE, KEY, Optional.empty(), after);
        return denial.isEmpty() ? admission : denial;
    }

    private Caller caller(String token) {
        return ((Verification.Accepted) verifier.verify(token)).caller();
    }
}
