package dev.koder.herald.domain.review;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.OneLine;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneContents;
import dev.koder.herald.domain.zone.ZoneEffect;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which changes of a tenant's zones need the agreement of others.
 *
 * @param name by which it is told: 1 to 63 lower-case letters, digits and hyphens
 * @param names which owner names it is about
 * @param types which record types it is about; all when empty
 * @param atLeast from how many such RRsets on that a change touches; 1 to 1000000
 * @param actor whose changes it is about: an actor, or the beginning of one and {@code *}
 * @param approvals how many have to agree; 1 to {@link #MOST_APPROVALS}
 */
public record ReviewRule(
        String name, NamePattern names, Set<RecordType> types, int atLeast, String actor, int approvals) {

    /** The most approvals that a rule can ask for. */
    public static final int MOST_APPROVALS = 10;

    /** The most RRsets that a rule can ask for. */
    public static final int MOST_RRSETS = 1_000_000;

    /** Everybody's changes. */
    public static final String ANYBODY = "*";

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,63}");

    /** Refuses what a rule cannot say. */
    public ReviewRule {
        types = Set.copyOf(types);
        if (!NAME.matcher(name).matches()) {
            throw new DnsFormatException("name", name, "1 to 63 lower-case letters, digits and hyphens");
        }
        if (atLeast < 1 || atLeast > MOST_RRSETS) {
            throw new DnsFormatException("atLeast", Integer.toString(atLeast), "1 to " + MOST_RRSETS);
        }
        if (approvals < 1 || approvals > MOST_APPROVALS) {
            throw new DnsFormatException("approvals", Integer.toString(approvals), "1 to " + MOST_APPROVALS);
        }
        if (!OneLine.fits(actor, Actor.MAX_LENGTH)) {
            throw new DnsFormatException("actor", actor, "an actor, or the beginning of one and *");
        }
    }

    /** What it says differently from a rule before it, for people: part by part, from what to what. */
    String differenceFrom(ReviewRule before) {
        Map<String, List<Object>> parts = new LinkedHashMap<>();
        parts.put("names", List.of(before.names, names));
        parts.put("types", List.of(before.typeWords(), typeWords()));
        parts.put("atLeast", List.of(before.atLeast, atLeast));
        parts.put("actor", List.of(before.actor, actor));
        parts.put("approvals", List.of(before.approvals, approvals));
        return parts.entrySet().stream()
                .filter(part ->
                        !part.getValue().getFirst().equals(part.getValue().getLast()))
                .map(part -> part.getKey() + ":" + part.getValue().getFirst() + "->"
                        + part.getValue().getLast())
                .collect(Collectors.joining(","));
    }

    private String typeWords() {
        return types.stream().map(RecordType::toString).sorted().collect(Collectors.joining("+"));
    }

    /** Whether it is about the changes of this actor. */
    public boolean isAbout(Actor who) {
        return actor.endsWith(ANYBODY)
                ? who.value().startsWith(actor.substring(0, actor.length() - 1))
                : who.value().equals(actor);
    }

    private boolean isAbout(RecordKey key) {
        return names.matches(key.owner()) && (types.isEmpty() || types.contains(key.type()));
    }

    /** Whether a change that has this effect needs agreement. What is too large to be told counts as touching everything. */
    boolean isAbout(ZoneEffect effect) {
        return effect.recordSetChanges()
                .map(changes -> touched(changes) >= atLeast)
                .orElseGet(() -> !isOfWhole(effect) || isAboutAll(effect));
    }

    private static boolean isOfWhole(ZoneEffect effect) {
        return effect.isDeletion() || effect.isArrival();
    }

    private long touched(List<ZoneEffect.RecordSetChange> changes) {
        return changes.stream().filter(change -> isAbout(change.key())).count();
    }

    private boolean isAboutAll(ZoneEffect effect) {
        long[] touched = new long[1];
        Zone zone = effect.zone();
        touched[0] = isAbout(zone.soaRecordSet().key()) ? 1 : 0;
        ZoneContents all = effect.isDeletion() ? effect.contentsBefore() : effect.contentsAfter();
        all.forEach(set -> touched[0] += isAbout(set.key()) ? 1 : 0);
        return touched[0] >= atLeast;
    }
}
