package dev.koder.herald.domain.zone;

import static dev.koder.herald.domain.zone.TypeSet.ANY;

import dev.koder.herald.domain.dns.Aside;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.RecordSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The rules of {@link ZoneRule} as a table: which types concern each, and how it is checked.
 *
 * <p>A rule is judged at single names. One change costs as many look-ups as it names names, and their labels, whatever the
 * size of the zone; a whole zone is gone through once, in canonical order, so that what stands above a name is known from
 * the way there.
 */
final class ZoneRules {

    /**
     * A row of the table.
     *
     * @param concerns types at a name that make the check worth while
     */
    private record Row(ZoneRule rule, TypeSet concerns, NameCheck check) {}

    /** Of so many RRsets the halves are judged beside each other: about a millisecond each. */
    private static final int WORTH_DIVIDING = 1 << 14;

    private static final TypeSet HOSTS = types(TargetRules.NAMING_HOSTS);

    private static final List<Row> TABLE = List.of(
            new Row(ZoneRule.NAMES_ARE_IN_ZONE, ANY, NameRules::namesAreInZone),
            new Row(ZoneRule.SOA_STANDS_ONCE_AT_APEX, TypeSet.of(RecordType.SOA), NameRules::soaStandsOnceAtApex),
            new Row(ZoneRule.CNAME_STANDS_ALONE, TypeSet.of(RecordType.CNAME), AliasRules::cnameStandsAlone),
            new Row(ZoneRule.DNAME_STANDS_ONCE, TypeSet.of(RecordType.DNAME), AliasRules::dnameStandsOnce),
            new Row(
                    ZoneRule.DNAME_STANDS_AT_NO_DELEGATION,
                    TypeSet.of(RecordType.DNAME),
                    AliasRules::dnameStandsAtNoDelegation),
            new Row(ZoneRule.NOTHING_BELOW_DNAME, ANY, AliasRules::nothingBelowDname),
            new Row(ZoneRule.DS_STANDS_AT_DELEGATION, TypeSet.of(RecordType.DS), DelegationRules::dsStandsAtDelegation),
            new Row(
                    ZoneRule.NAME_SERVERS_ARE_NO_ALIASES,
                    TypeSet.of(RecordType.NS, RecordType.CNAME),
                    DelegationRules::nameServersAreNoAliases),
            new Row(ZoneRule.GLUE_IS_PRESENT, ANY, DelegationRules::glueIsPresent),
            new Row(ZoneRule.TARGETS_ARE_HOST_NAMES, HOSTS, TargetRules::targetsAreHostNames),
            new Row(ZoneRule.NULL_MX_STANDS_ALONE, TypeSet.of(RecordType.MX), TargetRules::nullMxStandsAlone),
            new Row(ZoneRule.WILDCARD_IS_LEFT_MOST, ANY, NameRules::wildcardIsLeftMost),
            new Row(ZoneRule.SIGNER_OWNS_ITS_RECORDS, madeBySigner(), NameRules::signerOwnsItsRecords),
            new Row(ZoneRule.HIDDEN_BY_DELEGATION, ANY, DelegationRules::nothingIsHidden),
            new Row(ZoneRule.TARGETS_HAVE_DATA, types(TargetRules.LEADING_ON), TargetRules::targetsHaveData),
            new Row(
                    ZoneRule.HOSTS_ARE_NO_ALIASES,
                    TypeSet.of(RecordType.MX, RecordType.SRV),
                    TargetRules::hostsAreNoAliases),
            new Row(ZoneRule.TTL_IS_WORTH_CACHING, ANY, NameRules::ttlIsWorthCaching));

    /** The types for whose sake there are rules. */
    private static final TypeSet REMARKABLE = TABLE.stream()
            .map(Row::concerns)
            .filter(types -> !types.equals(ANY))
            .reduce(new TypeSet(0), TypeSet::and);

    private static TypeSet types(List<RecordType> types) {
        return TypeSet.of(types.toArray(RecordType[]::new));
    }

    private static TypeSet madeBySigner() {
        return types(IntStream.rangeClosed(0, 0xff)
                .mapToObj(RecordType::of)
                .filter(RecordType::isMadeBySigner)
                .toList());
    }

    private final DomainName apex;
    private final ZoneContents contents;
    private final RuleReport.Draft draft;
    private final boolean isWhole;
    private final NameCheck.Found[] found = new NameCheck.Found[TABLE.size()];

    private ZoneRules(DomainName apex, ZoneContents contents, RuleReport.Draft draft, boolean isWhole) {
        this.apex = apex;
        this.contents = contents;
        this.draft = draft;
        this.isWhole = isWhole;
        for (int i = 0; i < found.length; i++) {
            ZoneRule rule = TABLE.get(i).rule();
            found[i] = (owner, type, detail) -> tell(rule, owner, type, detail);
        }
    }

    /** Judges the apex and the names that a change touched. */
    static void checkChange(
            DomainName apex, ZoneContents contents, Collection<DomainName> owners, RuleReport.Draft draft) {
        ZoneRules rules = new ZoneRules(apex, contents, draft, true);
        rules.checkApex();
        for (DomainName owner : owners) {
            rules.check(owner, contents.at(owner), new Above.LookedUp(apex, contents, owner), false);
        }
    }

    /** Judges all of a zone. */
    static RuleReport checkWhole(DomainName apex, MemoryContents contents, ZoneLimits limits, RuleReport.Draft draft) {
        ZoneRules rules = new ZoneRules(apex, new VisitedContents(contents), draft, true);
        rules.checkApex();
        rules.checkSize(contents.recordSetCount(), limits);
        return rules.checkAll(contents);
    }

    /** Judges what is known of a zone, of which more may be missing: rules about what is missing are passed over. */
    static RuleReport checkPart(DomainName apex, MemoryContents contents, int limit) {
        return new ZoneRules(apex, new VisitedContents(contents), new RuleReport.Draft(limit), false)
                .checkAll(contents);
    }

    private RuleReport checkAll(MemoryContents all) {
        int count = all.recordSetCount();
        if (count < WORTH_DIVIDING) {
            checkBetween(all, 0, count);
        } else {
            checkHalves(all, all.middle(), count);
        }
        return draft.report();
    }

    /** Judges the second half beside the first, and once more where together they found more than is kept. */
    private void checkHalves(MemoryContents all, int middle, int end) {
        ZoneRules beside = new ZoneRules(apex, new VisitedContents(all), draft.another(), isWhole);
        Aside.Work second = all.aside().begin(() -> beside.checkBetween(all, middle, end));
        checkBetween(all, 0, middle);
        second.await();
        if (!draft.append(beside.draft)) {
            checkBetween(all, middle, end);
        }
    }

    private void checkBetween(MemoryContents all, int from, int to) {
        boolean isInZone =
                all.recordSets().origin().isSubdomainOf(apex) && !apex.isWildcard() && !apex.hasInnerAsterisk();
        Above.Passed above = new Above.Passed(apex);
        if (from < to) {
            above.descendTo(all.recordSets().owner(from), contents);
        }
        all.forEachName(from, to, name -> {
            if (!(isInZone && above.isClear() && isUnremarkable(name))) {
                DomainName owner = name.owner();
                List<RecordSet> sets = name.recordSets(owner);
                above.arriveAt(owner);
                above.leave(owner, sets, check(owner, sets, above, true));
            }
        });
    }

    /** Whether a name in the zone, with nothing above it, breaks no rule for certain. Most names are such. */
    private static boolean isUnremarkable(MemoryContents.Name name) {
        return !name.types().meets(REMARKABLE)
                && name.lowestTtlSeconds() >= NameRules.LOWEST_USEFUL.seconds()
                && !name.hasInnerAsterisk();
    }

    private TypeSet check(DomainName owner, List<RecordSet> sets, Above above, boolean isVisitedWithAll) {
        JudgedName name = new JudgedName(apex, contents, owner, sets, above, isVisitedWithAll);
        for (int i = 0; i < TABLE.size(); i++) {
            Row row = TABLE.get(i);
            if (row.concerns().meets(name.types())) {
                row.check().check(name, found[i]);
            }
        }
        return name.types();
    }

    private void checkApex() {
        if (contents.find(apex, RecordType.NS).isEmpty()) {
            tell(ZoneRule.APEX_HAS_NAME_SERVERS, apex, RecordType.NS, "none left (expected: at least one at the apex)");
        }
    }

    private void checkSize(long recordSets, ZoneLimits limits) {
        tooLarge(apex, recordSets, limits).ifPresent(draft::add);
    }

    private void tell(ZoneRule rule, DomainName owner, RecordType type, String detail) {
        if (isWhole || !rule.isAboutWhatIsMissing()) {
            draft.add(new ZoneFinding(rule, owner, type, detail, contents.lineOf(owner, type)));
        }
    }

    /** That a zone has more RRsets than it may. */
    static Optional<ZoneFinding> tooLarge(DomainName apex, long recordSets, ZoneLimits limits) {
        if (recordSets <= limits.recordSets()) {
            return Optional.empty();
        }
        String detail = recordSets + " RRsets (expected: at most " + limits.recordSets() + ")";
        return Optional.of(new ZoneFinding(ZoneRule.ZONE_KEEPS_ITS_LIMIT, apex, RecordType.SOA, detail, 0));
    }
}
