package dev.koder.herald.architecture;

import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** All rules of the house, by the sentence that each of them is, for the packages below one root. */
final class HeraldRules {

    private final SequencedMap<String, ArchRule> rules = new LinkedHashMap<>();

    HeraldRules(String root) {
        House house = new House(root);
        rules.putAll(new LayerRules(house).rules());
        rules.putAll(new PortRules(house).rules());
        rules.putAll(new ShapeRules(house).rules());
        rules.putAll(new HabitRules(house).rules());
        rules.putAll(new LibraryRules(house).rules());
    }

    SequencedMap<String, ArchRule> all() {
        return rules;
    }
}
