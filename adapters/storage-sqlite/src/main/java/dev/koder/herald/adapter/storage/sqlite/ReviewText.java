package dev.koder.herald.adapter.storage.sqlite;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.review.Approval;
import dev.koder.herald.domain.review.NamePattern;
import dev.koder.herald.domain.review.Proposal;
import dev.koder.herald.domain.review.ReviewRule;
import dev.koder.herald.domain.review.ReviewRules;
import dev.koder.herald.domain.tenant.Actor;
import java.util.List;
import java.util.stream.Stream;

/** Rules, approvals and comments as they are stored: a line each, in which tabs divide what none of them can hold. */
final class ReviewText {

    private static final String TAB = "\t";
    private static final String LINE = "\n";
    private static final int PARTS_OF_A_COMMENT = 3;

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
