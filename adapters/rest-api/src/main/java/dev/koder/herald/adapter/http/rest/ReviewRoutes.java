package dev.koder.herald.adapter.http.rest;

import static dev.koder.herald.adapter.http.rest.ProblemType.UNPROCESSABLE_CONTENT;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.koder.herald.application.review.ProposeChanges;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.review.NamePattern;
import dev.koder.herald.domain.review.ReviewRule;
import dev.koder.herald.domain.review.ReviewRules;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A tenant's rules by which changes need the agreement of others. */
final class ReviewRoutes {

    private static final String GROUP = "Change review";
    private static final String RULES = Links.BASE + "/review-rules";
    private static final int MOST_TYPES = 50;
    private static final int LONGEST = 256;
    private static final String EXAMPLE = """
        {"rules": [{"name": "apex", "names": "example.org.", "types": ["NS", "MX"], "atLeast": 1, "actor": "*",
                    "approvals": 1}]}\
        """;

    private final ProposeChanges proposals;
    private final long maxBodyBytes;

    ReviewRoutes(RestApi.UseCases useCases, RestConfig config) {
        this.proposals = useCases.protection().proposeChanges();
        this.maxBodyBytes = config.maxBodyBytes();
    }

    List<Route> routes() {
        return List.of(
                Route.of("GET", RULES, Access.READER)
                        .called(GROUP, "listReviewRules", "List the rules of review", "All rules of the tenant.")
                        .answersJson(200, "The rules.", "ReviewRules")
                        .by(this::list),
                Route.of("PUT", RULES, Access.ADMIN)
                        .leaves(Route.Trace.NEWS)
                        .called(
                                GROUP,
                                "putReviewRules",
                                "Put the rules of review in place",
                                "All of them at once. A change that touches at least so many RRsets of these names and types, by such"
                                        + " an actor, is not made but becomes a change request, whichever way it comes: others of"
                                        + " the tenant have to agree first. Where several rules are about a change, the one counts"
                                        + " that asks for most approvals.")
                        .takesJson("ReviewRules", EXAMPLE)
                        .answersJson(200, "The rules are in place.", "ReviewRules")
                        .refuses(UNPROCESSABLE_CONTENT)
                        .by(this::put));
    }

    private static final Form<ReviewRule> RULE = Form.object(members -> {
        Optional<String> name = members.required("name", Form.text(LONGEST));
        Optional<NamePattern> names = members.optional("names", Form.text(NamePattern::parse));
        Optional<List<RecordType>> types =
                members.optional("types", Form.list(Form.text(RecordType::parse), MOST_TYPES));
        Optional<Integer> atLeast =
                members.optional("atLeast", Form.number("atLeast", 1, ReviewRule.MOST_RRSETS, Math::toIntExact));
        Optional<String> actor = members.optional("actor", Form.text(LONGEST));
        Optional<Integer> approvals =
                members.optional("approvals", Form.number("approvals", 1, ReviewRule.MOST_APPROVALS, Math::toIntExact));
        return members.done(() -> new ReviewRule(
                name.orElseThrow(),
                names.orElse(NamePattern.ALL),
                types.map(Set::copyOf).orElse(Set.of()),
                atLeast.orElse(1),
                actor.orElse(ReviewRule.ANYBODY),
                approvals.orElse(1)));
    });

    private static final Form<ReviewRules> FORM = Form.object(members -> {
        Optional<List<ReviewRule>> rules = members.required("rules", Form.list(RULE, ReviewRules.MOST));
        return members.done(() -> new ReviewRules(rules.orElseThrow()));
    });

    private Answer list(Call call) {
        return answer(proposals.rules(call.caller()));
    }

    private Answer put(Call call) {
        ReviewRules wished = call.read(FORM, maxBodyBytes);
        proposals.put(call.caller(), wished);
        return answer(wished);
    }

    private static Answer answer(ReviewRules rules) {
        return Answer.json(200, out -> {
            out.writeStartObject();
            Json.list(out, "rules", rules.list(), ReviewRoutes::write);
            out.writeEndObject();
        });
    }

    private static void write(JsonGenerator out, ReviewRule rule) throws IOException {
        out.writeStringField("name", rule.name());
        out.writeStringField("names", rule.names().toString());
        PolicyForms.words(
                out,
                "types",
                rule.types().stream().map(RecordType::toString).sorted().toList());
        out.writeNumberField("atLeast", rule.atLeast());
        out.writeStringField("actor", rule.actor());
        out.writeNumberField("approvals", rule.approvals());
    }
}
