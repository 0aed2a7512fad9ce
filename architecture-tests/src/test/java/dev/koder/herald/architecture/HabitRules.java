package dev.koder.herald.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;

/** What nobody does, or only the two programs' outermost classes do. */
final class HabitRules {

    /** Calls that answer differently each time; the first words of a full name. */
    static final Set<String> UNSETTLED = Set.of(
            "java.lang.System.currentTimeMillis",
            "java.lang.System.nanoTime",
            "java.time.Clock.system",
            "java.time.InstantSource.system",
            "java.time.Instant.now",
            "java.time.LocalDate.now",
            "java.time.LocalTime.now",
            "java.time.LocalDateTime.now",
            "java.time.OffsetDateTime.now",
            "java.time.ZonedDateTime.now",
            "java.time.Year.now",
            "java.lang.Math.random",
            "java.util.Random.<init>()",
            "java.util.SplittableRandom.<init>()",
            "java.security.SecureRandom.",
            "java.util.random.RandomGenerator.getDefault",
            "java.util.random.RandomGenerator.of",
            "java.util.random.RandomGeneratorFactory.",
            "java.util.concurrent.ThreadLocalRandom.",
            "java.util.UUID.randomUUID",
            "java.lang.Thread.sleep",
            "java.util.concurrent.TimeUnit.sleep",
            "java.util.concurrent.locks.LockSupport.park");

    static final Set<String> SURROUNDINGS = Set.of(
            "java.lang.System.getenv",
            "java.lang.System.getProperty",
            "java.lang.System.getProperties",
            "java.lang.System.setProperty",
            "java.lang.Boolean.getBoolean",
            "java.lang.Integer.getInteger",
            "java.lang.Long.getLong");

    static final Set<String> PRINTING = Set.of("java.lang.System.out", "java.lang.System.err");

    private static final Set<Class<?>> SAYING_NOTHING =
            Set.of(Throwable.class, Exception.class, RuntimeException.class, Error.class);

    private final House house;

    HabitRules(House house) {
        this.house = house;
    }

    SequencedMap<String, ArchRule> rules() {
        SequencedMap<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("clock, dice and pauses are handed in", insiders().should().accessTargetWhere(names(UNSETTLED)));
        rules.put("the surroundings are read outermost", insiders().should().accessTargetWhere(names(SURROUNDINGS)));
        rules.put(
                "nothing prints but a main",
                quietOnes().should().accessTargetWhere(names(PRINTING).or(printsAStackTrace())));
        rules.put("an exception says what it is", everyone().should().accessTargetWhere(saysNothing()));
        return rules;
    }

    private GivenClassesConjunction everyone() {
        return noClasses().that().resideInAPackage(house.all());
    }

    /** Everyone but the app, and the agent's outermost class, which is an app of its own. */
    private GivenClassesConjunction insiders() {
        return everyone().and().resideOutsideOfPackage(house.app()).and(describe("are no main", type -> !isMain(type)));
    }

    private GivenClassesConjunction quietOnes() {
        return everyone().and(describe("are no main", type -> !isMain(type)));
    }

    private boolean isMain(JavaClass type) {
        String name = type.getName();
        return Set.of("app", "sync").stream()
                .map(program -> house.root() + "." + program + ".Main")
                .anyMatch(main -> name.equals(main) || name.startsWith(main + "$"));
    }

    private static DescribedPredicate<JavaAccess<?>> names(Set<String> beginnings) {
        return describe("is one of " + beginnings.stream().sorted().toList(), access -> beginnings.stream()
                .anyMatch(beginning -> beginsWith(access, beginning)));
    }

    private static boolean beginsWith(JavaAccess<?> access, String beginning) {
        return access.getTarget().getFullName().startsWith(beginning);
    }

    /** Into a text it may go: a log line is made of it. */
    private static DescribedPredicate<JavaAccess<?>> printsAStackTrace() {
        return describe(
                "prints a stack trace",
                access -> access.getName().equals("printStackTrace")
                        && access.getTargetOwner().isAssignableTo(Throwable.class)
                        && !access.getTarget().getFullName().contains(PrintWriter.class.getName()));
    }

    /** A subclass that calls its own super constructor says what it is. */
    private static DescribedPredicate<JavaAccess<?>> saysNothing() {
        return describe(
                "makes a bare Throwable, Exception, RuntimeException or Error",
                access -> access.getName().equals("<init>")
                        && SAYING_NOTHING.stream().anyMatch(access.getTargetOwner()::isEquivalentTo)
                        && !access.getOriginOwner().isAssignableTo(Throwable.class));
    }
}
