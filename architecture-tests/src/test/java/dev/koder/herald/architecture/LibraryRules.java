package dev.koder.herald.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;

/** A library has one home; everyone else is kept from it. */
final class LibraryRules {

    /** {@code Runtime.exec} gives a Process. */
    private static final Set<String> SUB_PROCESSES = Set.of("java.lang.Process", "java.lang.ProcessBuilder");

    private final House house;

    LibraryRules(House house) {
        this.house = house;
    }

    SequencedMap<String, ArchRule> rules() {
        SequencedMap<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put(
                "SQL lives in storage.sqlite",
                home(
                        new String[] {"java.sql..", "javax.sql..", "org.flywaydb..", "org.sqlite.."},
                        house.adapter("storage.sqlite")));
        rules.put(
                "jOOQ works while the build runs",
                noClasses()
                        .that()
                        .resideInAPackage(house.all())
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.jooq.."));
        rules.put(
                "Helidon lives in http and the app",
                home(new String[] {"io.helidon.."}, house.adapter("http"), house.app()));
        rules.put("Nimbus lives in identity", home(new String[] {"com.nimbusds.."}, house.adapter("identity")));
        rules.put(
                "Jackson lives where HTTP is spoken",
                home(
                        new String[] {"com.fasterxml.jackson.."},
                        house.adapter("http.rest"),
                        house.adapter("client.rest")));
        rules.put("ICU lives in http.rest", home(new String[] {"com.ibm.icu.."}, house.adapter("http.rest")));
        rules.put(
                "Prometheus lives in http.rest and the app",
                home(new String[] {"io.prometheus.."}, house.adapter("http.rest"), house.app()));
        rules.put("picocli lives in the app", home(new String[] {"picocli.."}, house.app()));
        rules.put(
                "the JDK's HTTP server lives in the agent and the development identity",
                home(new String[] {"com.sun.net.httpserver.."}, house.agent(), house.adapter("identity.development")));
        rules.put(
                "sub-processes live in the agent",
                noClasses()
                        .that()
                        .resideInAPackage(house.all())
                        .and()
                        .resideOutsideOfPackage(house.agent())
                        .should()
                        .dependOnClassesThat(describe("run programs", type -> SUB_PROCESSES.contains(type.getName()))));
        return rules;
    }

    private ArchRule home(String[] library, String... homes) {
        return noClasses()
                .that()
                .resideInAPackage(house.all())
                .and()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat(resideInAnyPackage(library));
    }
}
