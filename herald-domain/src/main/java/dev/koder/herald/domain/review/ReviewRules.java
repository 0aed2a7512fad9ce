package dev.koder.herald.domain.review;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.Objection;
import dev.koder.herald.domain.zone.ZoneEffect;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rules of a tenant.
 *
 * @param list at most {@link #MOST}, no two of one name
 */
public record ReviewRules(List<ReviewRule> list) {

    /** The most rules of a tenant. */
    public static final int MOST = 100;

    /** Nothing needs the agreement of others. */
    public static final ReviewRules NONE = new ReviewRules(List.of());

    /** Refuses two of one name. */
    public ReviewRules {
        list = List.copyOf(list);
        if (list.stream().map(ReviewRule::name).distinct().count() < list.size()) {
            throw new DnsFormatException("rules", "two of one name", "a name of its own for each");
        }
    }

    /** What is different from the rules before these, for people: the names of those that were added, removed and changed. */
    public Map<String, String> differenceFrom(ReviewRules before) {
        Map<String, ReviewRule> known = before.byName();
        Map<String, ReviewRule> now = byName();
        Map<String, String> difference = new LinkedHashMap<>();
        difference.put("added", joined(now.keySet().stream().filter(name -> !known.containsKey(name))));
        difference.put("removed", joined(known.keySet().stream().filter(name -> !now.containsKey(name))));
        difference.put(
                "changed",
                joined(list.stream()
                        .flatMap(rule -> Optional.ofNullable(known.get(rule.name()))
                                .filter(old -> !old.equals(rule))
                                .map(old -> rule.name() + "(" + rule.differenceFrom(old) + ")")
                                .stream())));
        difference.values().removeIf(String::isEmpty);
        return difference;
    }

    private Map<String, ReviewRule> byName() {
        Map<String, ReviewRule> byName = new TreeMap<>();
        list.forEach(rule -> byName.put(rule.name(), rule));
        return byName;
    }

    private static String joined(Stream<String> words) {
        return words.collect(Collectors.joining(","));
    }

    /** What objects to the changes of an actor that need agreement. A zone that comes into being is not reviewed. */
    public ChangeGuard guard(Actor actor) {
        List<ReviewRule> about = about(actor);
        return about.isEmpty()
                ? ChangeGuard.NONE
                : effect -> effect.isArrival() ? Optional.empty() : objection(about, effect);
    }

    /** What objects to an actor's having deleted zones back: whichever rule would have objected to the deletion. */
    public ChangeGuard guardOfReturn(Actor actor) {
        List<ReviewRule> about = about(actor);
        return about.isEmpty() ? ChangeGuard.NONE : effect -> objection(about, effect);
    }

    private List<ReviewRule> about(Actor actor) {
        return list.stream().filter(rule -> rule.isAbout(actor)).toList();
    }

    /** Of the rules that are about it, the one that asks for most. */
    private static Optional<Objection> objection(List<ReviewRule> rules, ZoneEffect effect) {
        return rules.stream()
                .filter(rule -> rule.isAbout(effect))
                .max(Comparator.comparingInt(ReviewRule::approvals))
                .map(rule -> new Objection.ReviewNeeded(rule.name(), rule.approvals(), Optional.empty()));
    }
}
