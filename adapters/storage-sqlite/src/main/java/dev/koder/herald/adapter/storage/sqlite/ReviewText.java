package dev.koder.herald.adapter.storage.sqlite;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.plan.Caution;
import dev.koder.herald.domain.plan.Cautions;
import dev.koder.herald.domain.plan.PlanPolicy;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.review.Approval;
import dev.koder.herald.domain.review.NamePattern;
import dev.koder.herald.domain.review.Proposal;
import dev.koder.herald.domain.review.ReviewRule;
import dev.koder.herald.domain.review.ReviewRules;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.zone.NameServerSetName;
import dev.koder.herald.domain.zone.SerialPolicy;
import dev.koder.herald.domain.zone.ZoneSettings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules, approvals and comments as they are stored: a line each, in which tabs divide what none of them can hold. */
final class ReviewText {

    private static final String TAB = "\t";
    private static final String LINE = "\n";
    private static final int PARTS_OF_A_COMMENT = 3;
    private static final int PARTS_OF_A_CAUTION = 4;

    private ReviewText() {}

    static String of(ReviewRules rules) {
        return rules.list().stream().map(ReviewText::line).collect(joining(LINE));
    }

    private static String line(ReviewRule rule) {
        return String.join(
                TAB,
                rule.name(),
                rule.names().toString(),
                rule.types().stream().map(RecordType::toString).sorted().collect(joining(" ")),
                Integer.toString(rule.atLeast()),
                rule.actor(),
                Integer.toString(rule.approvals()));
    }

    static ReviewRules rules(String text) {
        return new ReviewRules(text.lines().map(ReviewText::rule).toList());
    }

    private static ReviewRule rule(String line) {
        String[] parts = line.split(TAB, -1);
        return new ReviewRule(
                parts[0],
                NamePattern.parse(parts[1]),
                Stream.of(parts[2].split(" ", -1))
                        .filter(type -> !type.isEmpty())
                        .map(RecordType::parse)
                        .collect(toSet()),
                Integer.parseInt(parts[3]),
                parts[4],
                Integer.parseInt(parts[5]));
    }

    /** How a zone is run. */
    static String of(ZoneSettings settings) {
        return String.join(
                TAB,
                settings.serialPolicy().word(),
                settings.nameServerSet().map(NameServerSetName::value).orElse(""),
                Boolean.toString(settings.preconditionRequired()));
    }

    /** Nothing for a change that was asked for before this was kept, and left it as it is. */
    static ZoneSettings settings(String text) {
        if (text.isEmpty()) {
            return ZoneSettings.PLAIN;
        }
        String[] parts = text.split(TAB, -1);
        return new ZoneSettings(
                SerialPolicy.parse(parts[0]),
                parts[1].isEmpty() ? Optional.empty() : Optional.of(new NameServerSetName(parts[1])),
                Boolean.parseBoolean(parts[2]));
    }

    static String of(Cautions cautions) {
        return cautions.first().stream()
                .map(caution -> String.join(
                        TAB,
                        caution.policy().code(),
                        caution.key().owner().toString(),
                        caution.key().type().toString(),
                        caution.detail()))
                .collect(joining(LINE));
    }

    /** Reads cautions, of which there were so many in all. */
    static Cautions cautions(long count, String text) {
        return new Cautions(text.lines().flatMap(ReviewText::caution).toList(), count);
    }

    /** A caution as it was told; none where its policy is none any more. */
    private static Stream<Caution> caution(String line) {
        String[] parts = line.split(TAB, PARTS_OF_A_CAUTION);
        return Stream.of(PlanPolicy.values())
                .filter(policy -> policy.code().equals(parts[0]))
                .map(policy -> new Caution(
                        policy, new RecordKey(DomainName.parse(parts[1]), RecordType.parse(parts[2])), parts[3]));
    }

    static String ofApprovals(List<Approval> approvals) {
        return approvals.stream()
                .map(approval -> approval.actor() + TAB + Nanoseconds.of(approval.at()))
                .collect(joining(LINE));
    }

    static List<Approval> approvals(String text) {
        return text.lines()
                .map(line -> line.split(TAB, -1))
                .map(parts -> new Approval(new Actor(parts[0]), Nanoseconds.instant(Long.parseLong(parts[1]))))
                .toList();
    }

    static String ofComments(List<Proposal.Comment> comments) {
        return comments.stream()
                .map(comment -> comment.actor() + TAB + Nanoseconds.of(comment.at()) + TAB + comment.text())
                .collect(joining(LINE));
    }

    static List<Proposal.Comment> comments(String text) {
        return text.lines()
                .map(line -> line.split(TAB, PARTS_OF_A_COMMENT))
                .map(parts -> new Proposal.Comment(
                        new Actor(parts[0]), Nanoseconds.instant(Long.parseLong(parts[1])), parts[2]))
                .toList();
    }
}
