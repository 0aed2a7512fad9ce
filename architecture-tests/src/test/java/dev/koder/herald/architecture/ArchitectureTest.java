package dev.koder.herald.architecture;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ArchitectureTest {

    private static final String ROOT = "dev.koder.herald";

    private static final JavaClasses HERALD = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @TestFactory
    Stream<DynamicTest> every_rule_holds() {
        Map<String, ArchRule> rules = new HeraldRules(ROOT).all();
        return rules.keySet().stream()
                .map(sentence -> dynamicTest(
                        sentence, () -> requireNonNull(rules.get(sentence)).check(HERALD)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "domain",
                "application",
                "adapter.config.file",
                "adapter.storage.testkit",
                "adapter.storage.memory",
                "adapter.storage.sqlite",
                "adapter.publish.knot",
                "adapter.identity.koderid",
                "adapter.identity.development",
                "adapter.suffix.list",
                "adapter.outbound.dns",
                "adapter.http.rest",
                "sync",
                "app"
            })
    void sees_every_module(String part) {
        assertThat(HERALD.that(JavaClass.Predicates.resideInAPackage(ROOT + "." + part + "..")))
                .isNotEmpty();
    }
}
