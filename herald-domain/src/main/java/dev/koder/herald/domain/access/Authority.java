package dev.koder.herald.domain.access;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How far a caller may go inside its tenant, whatever its permissions are. */
public sealed interface Authority {

    /** Everywhere. */
    Authority EVERYTHING = new Everything();

    /** Whether it ends somewhere. */
    boolean isLimited();

    /** Whether the caller may know that the zone is there. */
    boolean sees(DomainName zone);

    /**
     * Which zones the caller sees: those that one of these is about. They stand in the canonical order of their names, and no two of
     * them are about the same zone, so that zones can be listed in order by going through them.
     */
    List<ZonePattern> zones();

    /** Whether the caller may read whatever the zone holds, and ever held. */
    boolean readsAllOf(DomainName zone);

    /** Whether the caller may read this RRset. */
    boolean reads(DomainName zone, RecordKey key);

    /** What there is against doing this to the zone as a whole. */
    Optional<Denial> objection(DomainName zone, Action action);

    /**
     * What there is against asking for this, where the caller may neither read the RRset nor change any value of it: the same whether
     * it is there or not.
     *
     * @param value one that the caller has told
     */
    Optional<Denial> objectionToNaming(DomainName zone, RecordKey key, Optional<Rdata> value, Action action);

    /** What there is against having this RRset become another one, come or go; it names no value that the caller may not read. */
    Optional<Denial> objection(DomainName zone, RecordKey key, Optional<RecordSet> before, Optional<RecordSet> after);

    /** What there is against doing this to the RRset whatever its values are. */
    Optional<Denial> objection(DomainName zone, RecordKey key, Action action);

    /** What there is against changing so much of the zone that the single changes cannot be told. */
    Optional<Denial> objectionToAnything(DomainName zone);

    /** The whole of the tenant. */
    record Everything() implements Authority {

        @Override
        public boolean isLimited() {
            return false;
        }

        @Override
        public boolean sees(DomainName zone) {
            return true;
        }

        @Override
        public List<ZonePattern> zones() {
            return List.of(ZonePattern.ANY);
        }

        @Override
        public boolean readsAllOf(DomainName zone) {
            return true;
        }

        @Override
        public boolean reads(DomainName zone, RecordKey key) {
            return true;
        }

        @Override
        public Optional<Denial> objection(DomainName zone, Action action) {
            return Optional.empty();
        }

        @Override
        public Optional<Denial> objectionToNaming(
                DomainName zone, RecordKey key, Optional<Rdata> value, Action action) {
            return Optional.empty();
        }

        @Override
        public Optional<Denial> objection(
                DomainName zone, RecordKey key, Optional<RecordSet> before, Optional<RecordSet> after) {
            return Optional.empty();
        }

        @Override
        public Optional<Denial> objection(DomainName zone, RecordKey key, Action action) {
            return Optional.empty();
        }

        @Override
        public Optional<Denial> objectionToAnything(DomainName zone) {
            return Optional.empty();
        }
    }

    /**
     * As far as policies allow, all of them together: each value that comes or goes needs one that is about it.
     *
     * @param policies none to allow nothing
     */
    record Limited(List<Policy> policies) implements Authority {

        private static final Set<Action> BRINGING = EnumSet.of(Action.EXTEND, Action.REPLACE);
        private static final Set<Action> TAKING = EnumSet.of(Action.PRUNE, Action.REPLACE);
        private static final Set<Action> ENDING = EnumSet.of(Action.PRUNE, Action.DELETE);

        /** Keeps what was handed in from changing. */
        public Limited {
            policies = List.copyOf(policies);
        }

        @Override
        public boolean isLimited() {
            return true;
        }

        @Override
        public boolean sees(DomainName zone) {
            return any(policy -> policy.zones().matches(zone));
        }

        @Override
        public List<ZonePattern> zones() {
            return ZonePattern.disjoint(policies.stream().map(Policy::zones).toList());
        }

        @Override
        public boolean readsAllOf(DomainName zone) {
            return any(policy -> policy.allows(Action.READ, zone)
                    && policy.types().isEmpty()
                    && policy.names() instanceof NamePattern.Any);
        }

        @Override
        public boolean reads(DomainName zone, RecordKey key) {
            return any(policy -> policy.allows(Action.READ, zone, key));
        }

        @Override
        public Optional<Denial> objection(DomainName zone, Action action) {
            return any(policy -> policy.allows(action, zone))
                    ? Optional.empty()
                    : Optional.of(new Denial(zone, Optional.empty(), Optional.empty(), action, ofZone(zone)));
        }

        private Set<Action> ofZone(DomainName zone) {
            Set<Action> allowed = EnumSet.noneOf(Action.class);
            Stream.of(Action.CREATE_ZONE, Action.DELETE_ZONE)
                    .filter(action -> any(policy -> policy.allows(action, zone)))
                    .forEach(allowed::add);
            return allowed;
        }

        @Override
        public Optional<Denial> objectionToNaming(
                DomainName zone, RecordKey key, Optional<Rdata> value, Action action) {
            return reads(zone, key) || !allowedAt(zone, key).isEmpty()
                    ? Optional.empty()
                    : Optional.of(denial(zone, key, value, action));
        }

        private Denial denial(DomainName zone, RecordKey key, Optional<Rdata> value, Action action) {
            return new Denial(zone, Optional.of(key), value, action, allowedAt(zone, key));
        }

        @Override
        public Optional<Denial> objection(
                DomainName zone, RecordKey key, Optional<RecordSet> before, Optional<RecordSet> after) {
            Set<Rdata> old = values(before);
            Set<Rdata> next = values(after);
            List<Rdata> gone =
                    old.stream().filter(value -> !next.contains(value)).toList();
            List<Rdata> come =
                    next.stream().filter(value -> !old.contains(value)).toList();
            if (after.isEmpty()) {
                return objectionToLoss(zone, key, gone, ENDING, Action.DELETE);
            }
            Action taking = come.isEmpty() ? Action.PRUNE : Action.REPLACE;
            Action bringing = gone.isEmpty() ? Action.EXTEND : Action.REPLACE;
            return objectionToLoss(zone, key, gone, TAKING, taking)
                    .or(() -> objection(zone, key, come, BRINGING, bringing))
                    .or(() -> hasOtherTtl(before, after)
                            ? objection(zone, key, List.copyOf(next), BRINGING, Action.REPLACE)
                            : Optional.empty());
        }

        /** The values in their order. */
        private static Set<Rdata> values(Optional<RecordSet> set) {
            return new LinkedHashSet<>(set.map(RecordSet::records).orElse(List.of()));
        }

        /** Another TTL is another one for each value. */
        private static boolean hasOtherTtl(Optional<RecordSet> before, Optional<RecordSet> after) {
            return before.isPresent() && !before.map(RecordSet::ttl).equals(after.map(RecordSet::ttl));
        }

        /** Against the first of these values for which none of these actions is allowed. */
        private Optional<Denial> objection(
                DomainName zone, RecordKey key, List<Rdata> values, Set<Action> oneOf, Action wished) {
            return values.stream()
                    .filter(value ->
                            !any(policy -> oneOf.stream().anyMatch(action -> policy.allows(action, zone, key, value))))
                    .findFirst()
                    .map(value -> denial(zone, key, Optional.of(value), wished));
        }

        /** The same of values that are stored, which the caller may not know. */
        private Optional<Denial> objectionToLoss(
                DomainName zone, RecordKey key, List<Rdata> values, Set<Action> oneOf, Action wished) {
            Optional<Denial> told = objection(zone, key, values, oneOf, wished);
            return reads(zone, key) ? told : told.map(denial -> denial(zone, key, Optional.empty(), wished));
        }

        private Set<Action> allowedAt(DomainName zone, RecordKey key) {
            Set<Action> allowed = EnumSet.noneOf(Action.class);
            Stream.of(Action.EXTEND, Action.PRUNE, Action.REPLACE, Action.DELETE)
                    .filter(action -> any(policy -> policy.allows(action, zone, key)))
                    .forEach(allowed::add);
            return allowed;
        }

        @Override
        public Optional<Denial> objection(DomainName zone, RecordKey key, Action action) {
            return any(policy ->
                            policy.allows(action, zone, key) && policy.values().isAny())
                    ? Optional.empty()
                    : Optional.of(denial(zone, key, Optional.empty(), action));
        }

        @Override
        public Optional<Denial> objectionToAnything(DomainName zone) {
            return Stream.of(Action.REPLACE, Action.DELETE)
                    .filter(action -> !any(policy -> policy.allowsEverywhere(action, zone)))
                    .findFirst()
                    .map(action -> new Denial(zone, Optional.empty(), Optional.empty(), action, Set.of()));
        }

        private boolean any(Predicate<Policy> test) {
            return policies.stream().anyMatch(test);
        }
    }
}
