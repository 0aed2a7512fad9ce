package dev.koder.herald.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;

/** What a port is and what it must ask for. */
final class PortRules {

    /** Looks across tenants on purpose, or speaks to the outside world about what was already decided inside one. */
    private static final Set<String> WITHOUT_TENANT =
            Set.of("ZoneDirectory", "DnsLookup", "ZonePublisher", "NotifySender");

    private final House house;

    PortRules(House house) {
        this.house = house;
    }

    SequencedMap<String, ArchRule> rules() {
        SequencedMap<String, ArchRule> rules = new LinkedHashMap<>();
        rules.put("ports are interfaces, and records, enums and exceptions for them", portsAreInterfaces());
        rules.put("ports ask for the tenant of a zone name", portsAskForTheTenant());
        rules.put("every store port has a contract in the kit", storesHaveContracts());
        return rules;
    }

    private ArchRule portsAreInterfaces() {
        return classes()
                .that()
                .resideInAPackage(house.ports())
                .should()
                .beInterfaces()
                .orShould()
                .beRecords()
                .orShould()
                .beEnums()
                .orShould()
                .beAssignableTo(Throwable.class);
    }

    private ArchRule portsAskForTheTenant() {
        return methods()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(house.ports())
                .and()
                .areDeclaredInClassesThat()
                .areInterfaces()
                .and()
                .areDeclaredInClassesThat(DescribedPredicate.describe(
                        "are not " + WITHOUT_TENANT, port -> !WITHOUT_TENANT.contains(port.getSimpleName())))
                .should(takeTheTenantWithAZoneName());
    }

    private ArchRule storesHaveContracts() {
        return classes()
                .that()
                .resideInAPackage(house.ports())
                .and()
                .areInterfaces()
                .and()
                .haveSimpleNameEndingWith("Store")
                .should(haveAContractIn(house.root() + ".adapter.storage.testkit"));
    }

    /** Zone names are unique per platform, not per tenant: a look-up by name alone is how tenants see each other's zones. */
    private static ArchCondition<JavaMethod> takeTheTenantWithAZoneName() {
        return new ArchCondition<>("take a TenantId wherever they take a DomainName") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                Set<String> types = method.getRawParameterTypes().stream()
                        .map(JavaClass::getSimpleName)
                        .collect(Collectors.toSet());
                if (types.contains("DomainName") && !types.contains("TenantId")) {
                    events.add(SimpleConditionEvent.violated(
                            method, method.getDescription() + " forgets the tenant " + method.getSourceCodeLocation()));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> haveAContractIn(String kit) {
        return new ArchCondition<>("have a contract in " + kit) {
            @Override
            public void check(JavaClass port, ConditionEvents events) {
                String contract = port.getSimpleName() + "Contract";
                JavaPackage top = top(port.getPackage());
                boolean isThere = top.containsPackage(kit)
                        && top.getPackage(kit).getClasses().stream()
                                .anyMatch(type -> type.getSimpleName().equals(contract));
                if (!isThere) {
                    events.add(SimpleConditionEvent.violated(
                            port, port.getDescription() + " has no " + contract + " " + port.getSourceCodeLocation()));
                }
            }
        };
    }

    private static JavaPackage top(JavaPackage inner) {
        return inner.getParent().map(PortRules::top).orElse(inner);
    }
}
