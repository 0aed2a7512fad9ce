package dev.koder.herald.architecture;

import static java.util.Map.entry;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class PlantedWrongsTest {

    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("planted");

    private static final Map<String, ArchRule> RULES = new HeraldRules("planted").all();

    /** Which wrong each rule has to catch, as its report names it. */
    private static final Map<String, String> WRONGS = Map.ofEntries(
            entry("the domain knows itself and pure Java", "planted.domain.dns.ReadsFiles"),
            entry("the application knows the domain and plain Java", "planted.application.zone.SpeaksHttp"),
            entry("only the app knows adapters", "planted.application.zone.KnowsAnAdapter"),
            entry("nobody knows the app", "planted.adapter.http.rest.KnowsTheApp"),
            entry("nobody knows the agent", "planted.app.KnowsTheAgent"),
            entry("the agent knows DNS words, configuration files and JSON", "planted.sync.KnowsZones"),
            entry("adapters do not know each other", "planted.adapter.publish.knot.KnowsAStore"),
            entry("driving adapters call use cases and no port", "planted.adapter.http.rest.TouchesAPort"),
            entry("driven adapters call no use case", "planted.adapter.publish.knot.CallsAUseCase"),
            entry("features of the domain form no cycle", "planted.domain.egg.Egg"),
            entry("features of the application form no cycle", "planted.application.night.Night"),
            entry(
                    "ports are interfaces, and records, enums and exceptions for them",
                    "planted.application.zone.port.DoesThings"),
            entry("ports ask for the tenant of a zone name", "planted.application.zone.port.ForgetsTheTenant"),
            entry("every store port has a contract in the kit", "planted.application.zone.port.ForgottenStore"),
            entry("public types of the domain have only final fields", "planted.domain.zone.Changes"),
            entry("every package is null-marked", "planted.unmarked.Unmarked"),
            entry("classes are final, abstract or sealed", "planted.app.Extensible"),
            entry(
                    "an adapter package shows at most two public types",
                    "planted.adapter.pop.poller shows First, Second, Third"),
            entry("clock, dice and pauses are handed in", "planted.application.zone.ReadsTheClock"),
            entry("the surroundings are read outermost", "planted.application.zone.ReadsTheSurroundings"),
            entry("nothing prints but a main", "planted.app.Prints"),
            entry("an exception says what it is", "planted.app.SaysNothing"),
            entry("SQL lives in storage.sqlite", "planted.application.zone.UsesSql"),
            entry("jOOQ works while the build runs", "planted.application.zone.UsesJooq"),
            entry("Helidon lives in http and the app", "planted.application.zone.UsesHelidon"),
            entry("Nimbus lives in identity", "planted.application.zone.UsesNimbus"),
            entry("Jackson lives where HTTP is spoken", "planted.application.zone.UsesJackson"),
            entry("ICU lives in http.rest", "planted.application.zone.UsesIcu"),
            entry("Prometheus lives in http.rest and the app", "planted.application.zone.UsesPrometheus"),
            entry("picocli lives in the app", "planted.application.zone.UsesPicocli"),
            entry(
                    "the JDK's HTTP server lives in the agent and the development identity",
                    "planted.application.zone.UsesHttpServer"),
            entry("sub-processes live in the agent", "planted.application.zone.RunsPrograms"));

    @Test
    void every_rule_has_a_planted_wrong() {
        assertThat(WRONGS.keySet()).isEqualTo(RULES.keySet());
    }

    @TestFactory
    Stream<DynamicTest> every_rule_catches_its_planted_wrong() {
        return RULES.entrySet().stream()
                .map(rule -> dynamicTest(rule.getKey(), () -> assertThat(report(rule.getKey()))
                        .contains(WRONGS.getOrDefault(rule.getKey(), "a planted wrong"))));
    }

    @TestFactory
    Stream<DynamicTest> every_forbidden_call_is_caught() {
        return Stream.of(
                        entry("clock, dice and pauses are handed in", HabitRules.UNSETTLED),
                        entry("the surroundings are read outermost", HabitRules.SURROUNDINGS),
                        entry("nothing prints but a main", HabitRules.PRINTING))
                .flatMap(rule -> caughtCalls(rule.getKey(), rule.getValue()));
    }

    @Test
    void catches_method_references_too() {
        assertThat(report("clock, dice and pauses are handed in"))
                .contains("references method <java.time.Instant.now()>");
        assertThat(report("an exception says what it is"))
                .contains("references constructor <java.lang.RuntimeException");
    }

    @Test
    void catches_a_printed_stack_trace() {
        assertThat(report("nothing prints but a main")).contains("<java.lang.Exception.printStackTrace()>");
    }

    @Test
    void lets_libraries_by_nature_be_used() {
        assertThat(report("only the app knows adapters")).doesNotContain("ReadsConfiguration");
    }

    @Test
    void lets_the_mains_print_and_look_around() {
        assertThat(report("nothing prints but a main")).doesNotContain("planted.sync.Main");
        assertThat(report("the surroundings are read outermost")).doesNotContain("planted.sync.Main");
    }

    private static Stream<DynamicTest> caughtCalls(String rule, Set<String> calls) {
        return calls.stream()
                .sorted()
                .map(call -> dynamicTest(call, () -> assertThat(report(rule)).contains("<" + call)));
    }

    private static String report(String sentence) {
        ArchRule rule = requireNonNull(RULES.get(sentence), sentence);
        return rule.evaluate(PLANTED).getFailureReport().toString();
    }
}
