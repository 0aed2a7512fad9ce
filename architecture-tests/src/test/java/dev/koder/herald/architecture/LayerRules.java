package dev.koder.herald.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** Who may know whom. */
final class LayerRules {

    /** The JDK without the network, the disk and the clock. {@code InetAddress} may look names up, so no java.net. */
    private static final String[] PURE_JAVA = {
        "java.lang",
        "java.lang.annotation..",
        "java.lang.invoke..",
        "java.lang.runtime..",
        "java.util",
        "java.util.function..",
        "java.util.random..",
        "java.util.regex..",
        "java.util.stream..",
        "java.time..",
        "java.math..",
        "java.nio.charset..",
        "org.jspecify.annotations.."
    };

    /** Streams that were handed in: writing to one is no business with the disk or the network. */
    private static final String STREAMS =
            "java.io.(InputStream|OutputStream|Reader|Writer|IOException|UncheckedIOException)";

    private final House house;

    LayerRules(House house) {
        this.house = house;
    }

    SequencedMap<String, ArchRule> rules() {
        SequencedMap<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("the domain knows itself and pure Java", domainIsPure());
        rules.put("the application knows the domain and plain Java", applicationIsPlain());
        rules.put("only the app knows adapters", onlyTheAppKnowsAdapters());
        rules.put("nobody knows the app", nobodyKnowsTheApp());
        rules.put("nobody knows the agent", nobodyKnowsTheAgent());
        rules.put("the agent knows DNS words, configuration files and JSON", agentStandsAlone());
        rules.put("adapters do not know each other", adaptersAreStrangers());
        rules.put("driving adapters call use cases and no port", drivingAdaptersTouchNoPort());
        rules.put("driven adapters call no use case", drivenAdaptersCallNoUseCase());
        rules.put(
                "features of the domain form no cycle",
                slices().matching(house.root() + ".domain.(*)..").should().beFreeOfCycles());
        rules.put("features of the application form no cycle", applicationHasNoCycle());
        return rules;
    }

    private ArchRule domainIsPure() {
        return classes()
                .that()
                .resideInAPackage(house.domain())
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(and(PURE_JAVA, house.domain())).or(nameMatching(STREAMS)));
    }

    private ArchRule applicationIsPlain() {
        String[] plain = and(PURE_JAVA, house.domain(), house.application(), "java.util.concurrent..");
        return classes()
                .that()
                .resideInAPackage(house.application())
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(plain).or(nameMatching(STREAMS)));
    }

    private ArchRule onlyTheAppKnowsAdapters() {
        return noClasses()
                .that()
                .resideInAPackage(house.all())
                .and()
                .resideOutsideOfPackages(house.adapters(), house.app())
                .should()
                .dependOnClassesThat(resideInAnyPackage(house.adapters())
                        .and(DescribedPredicate.not(resideInAnyPackage(house.libraries()))));
    }

    private ArchRule nobodyKnowsTheApp() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(house.app())
                .should()
                .dependOnClassesThat()
                .resideInAPackage(house.app());
    }

    private ArchRule nobodyKnowsTheAgent() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(house.agent())
                .should()
                .dependOnClassesThat()
                .resideInAPackage(house.agent());
    }

    private ArchRule agentStandsAlone() {
        return classes()
                .that()
                .resideInAPackage(house.agent())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        house.agent(),
                        house.root() + ".domain.dns..",
                        house.root() + ".domain.masterfile..",
                        house.root() + ".domain.record..",
                        house.adapter("config.file"),
                        "com.fasterxml.jackson..",
                        "java..",
                        "com.sun.net.httpserver..",
                        "org.jspecify.annotations..");
    }

    private ArchRule adaptersAreStrangers() {
        return slices().matching(house.root() + ".adapter.(*).(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAnyPackage(house.libraries()));
    }

    /** What a port throws passes through the use cases to whoever called them. */
    private ArchRule drivingAdaptersTouchNoPort() {
        return noClasses()
                .that()
                .resideInAnyPackage(house.driving())
                .should()
                .dependOnClassesThat(resideInAnyPackage(house.ports())
                        .and(DescribedPredicate.not(JavaClass.Predicates.assignableTo(Throwable.class))));
    }

    private ArchRule drivenAdaptersCallNoUseCase() {
        return noClasses()
                .that()
                .resideInAnyPackage(house.driven())
                .should()
                .dependOnClassesThat(resideInAnyPackage(house.application())
                        .and(DescribedPredicate.not(resideInAnyPackage(house.ports())))
                        .and(DescribedPredicate.describe("are use cases", LayerRules::isUseCase)));
    }

    /** Use cases do things; the words they are called with are records, enums and sealed interfaces of those. */
    private static boolean isUseCase(JavaClass type) {
        return !type.isRecord() && !type.isEnum() && !type.isInterface() && !type.isAssignableTo(Throwable.class);
    }

    /** {@code application.port} gathers the ports of all features, so it stands above them and is no feature. */
    private ArchRule applicationHasNoCycle() {
        DescribedPredicate<JavaClass> gathered = resideInAnyPackage(house.root() + ".application.port..");
        return slices().matching(house.root() + ".application.(*)..")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(gathered, alwaysTrue());
    }

    private static String[] and(String[] some, String... more) {
        return Stream.of(some, more).flatMap(Stream::of).toArray(String[]::new);
    }
}
