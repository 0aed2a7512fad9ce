package dev.koder.herald.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.all;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.AbstractClassesTransformer;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ClassesTransformer;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;

/** What types and packages look like. */
final class ShapeRules {

    private static final int MOST_PUBLIC_TYPES = 2;

    /**
     * They go through text or octets once, in one thread, and are then thrown away; no value holds one. A package may have
     * others, of its own.
     */
    private static final Set<String> WORKING_OBJECTS = Set.of(
            "Draft",
            "Findings",
            "MasterFileReader",
            "MasterFileWriter",
            "OctetBuffer",
            "Passed",
            "Tokens",
            "TrailCheck");

    private final House house;

    ShapeRules(House house) {
        this.house = house;
    }

    SequencedMap<String, ArchRule> rules() {
        SequencedMap<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("public types of the domain have only final fields", domainFieldsAreFinal());
        rules.put("every package is null-marked", packagesAreNullMarked());
        rules.put("classes are final, abstract or sealed", classesAreClosed());
        rules.put("an adapter package shows at most two public types", adaptersShowLittle());
        return rules;
    }

    private ArchRule domainFieldsAreFinal() {
        return fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage(house.domain())
                .and()
                .areDeclaredInClassesThat()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(
                        describe("are no working objects", type -> !WORKING_OBJECTS.contains(type.getSimpleName())))
                .should()
                .beFinal();
    }

    private ArchRule packagesAreNullMarked() {
        return classes()
                .that()
                .resideInAPackage(house.all())
                .should(new ArchCondition<>("lie in a @NullMarked package") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                            events.add(SimpleConditionEvent.violated(
                                    type, type.getDescription() + " lies in a package without @NullMarked"));
                        }
                    }
                });
    }

    private ArchRule classesAreClosed() {
        return classes()
                .that()
                .resideInAPackage(house.all())
                .and(describe("could be extended", ShapeRules::couldBeExtended))
                .should()
                .haveModifier(JavaModifier.FINAL)
                .orShould()
                .haveModifier(JavaModifier.ABSTRACT)
                .orShould(beSealed());
    }

    /** Of an enum whose constants have bodies, and of a lambda, the compiler sees to it. */
    private static boolean couldBeExtended(JavaClass type) {
        return !type.isEnum()
                && !type.isAnonymousClass()
                && !type.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private static ArchCondition<JavaClass> beSealed() {
        return new ArchCondition<>("be sealed") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean isSealed = type.reflect().isSealed();
                events.add(new SimpleConditionEvent(
                        type, isSealed, type.getDescription() + (isSealed ? " is sealed" : " is not sealed")));
            }
        };
    }

    private ArchRule adaptersShowLittle() {
        return all(adapterPackages()).should(new ArchCondition<>("show at most two public types") {
            @Override
            public void check(AdapterPackage adapter, ConditionEvents events) {
                if (adapter.shown().size() > MOST_PUBLIC_TYPES) {
                    events.add(SimpleConditionEvent.violated(
                            adapter, adapter.name() + " shows " + String.join(", ", adapter.shown())));
                }
            }
        });
    }

    private ClassesTransformer<AdapterPackage> adapterPackages() {
        return new AbstractClassesTransformer<>("adapter packages") {
            @Override
            public Iterable<AdapterPackage> doTransform(JavaClasses classes) {
                return classes.stream()
                        .filter(classesIn(house))
                        .map(JavaClass::getPackage)
                        .distinct()
                        .map(AdapterPackage::of)
                        .toList();
            }
        };
    }

    private static Predicate<JavaClass> classesIn(House house) {
        var adapters = JavaClass.Predicates.resideInAPackage(house.adapters());
        var excepted = JavaClass.Predicates.resideInAnyPackage(house.libraries());
        return type -> adapters.test(type) && !excepted.test(type);
    }

    /**
     * A package of an adapter.
     *
     * @param shown its public top-level types, of which arrays are none
     */
    private record AdapterPackage(String name, List<String> shown) {

        static AdapterPackage of(JavaPackage found) {
            return new AdapterPackage(
                    found.getName(),
                    found.getClasses().stream()
                            .filter(JavaClass::isTopLevelClass)
                            .filter(type ->
                                    !type.isArray() && type.getModifiers().contains(JavaModifier.PUBLIC))
                            .map(JavaClass::getSimpleName)
                            .sorted()
                            .collect(Collectors.toList()));
        }
    }
}
