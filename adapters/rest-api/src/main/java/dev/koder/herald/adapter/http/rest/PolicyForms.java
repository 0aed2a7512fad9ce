package dev.koder.herald.adapter.http.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.koder.herald.adapter.http.rest.names.InternationalNames;
import dev.koder.herald.domain.access.Action;
import dev.koder.herald.domain.access.NamePattern;
import dev.koder.herald.domain.access.Policy;
import dev.koder.herald.domain.access.ValuePattern;
import dev.koder.herald.domain.access.ZonePattern;
import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import java.io.IOException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Policies in requests and answers. */
final class PolicyForms {

    /** The most policies of one token. */
    static final int MOST_POLICIES = 50;

    private static final int MOST_TYPES = 100;
    private static final String EXACT = "exact";
    private static final String WITHIN = "within";
    private static final String LABEL = "label";

    static final Form<Policy> POLICY = Form.object(members -> {
        Optional<ZonePattern> zones =
                members.optional("zones", Form.orNull(zones())).flatMap(it -> it);
        Optional<NamePattern> names =
                members.optional("names", Form.orNull(names())).flatMap(it -> it);
        Optional<List<RecordType>> types =
                members.optional("types", Form.list(Form.text(RecordType::parse), MOST_TYPES));
        Optional<ValuePattern> values = members.optional("values", Form.text(ValuePattern::new));
        Optional<List<Action>> actions =
                members.required("actions", Form.list(Form.text(Action::parse), Action.values().length));
        return members.done(() -> new Policy(
                zones.orElse(ZonePattern.ANY),
                names.orElse(NamePattern.ANY),
                Set.copyOf(types.orElse(List.of())),
                values.orElse(ValuePattern.ANY),
                actions.map(Set::copyOf).orElse(Set.of())));
    });

    private PolicyForms() {}

    private static Form<ZonePattern> zones() {
        return Form.object(members -> {
            Optional<ZonePattern> exact =
                    members.optional(EXACT, Form.text(NameReading::zone)).map(ZonePattern.Exact::new);
            Optional<ZonePattern> within =
                    members.optional(WITHIN, Form.text(NameReading::zone)).map(ZonePattern.Within::new);
            requireOne(members, EXACT, WITHIN);
            return members.done(() -> exact.or(() -> within).orElseThrow());
        });
    }

    private static Form<NamePattern> names() {
        return Form.object(members -> {
            Optional<NamePattern> exact =
                    members.optional(EXACT, Form.text(PolicyForms::relative)).map(NamePattern.Exact::new);
            Optional<NamePattern> within =
                    members.optional(WITHIN, Form.text(PolicyForms::relative)).map(NamePattern.Within::new);
            Optional<NamePattern> label =
                    members.optional(LABEL, Form.text(text -> new NamePattern.Label(relative(text))));
            requireOne(members, EXACT, WITHIN, LABEL);
            return members.done(() -> exact.or(() -> within).or(() -> label).orElseThrow());
        });
    }

    private static void requireOne(Members members, String... names) {
        List<String> told = Stream.of(names).filter(members::has).toList();
        String expected = " (expected: one of " + String.join(", ", names) + ")";
        if (told.isEmpty()) {
            members.refuse(names[0], Members.MISSING, names[0] + ": missing" + expected);
        } else if (told.size() > 1) {
            members.refuse(told.get(1), Members.NOT_TAKEN, String.join(", ", told) + ": together" + expected);
        }
    }

    /** A name in whichever zone it will be; the root stands for the apex. */
    private static DomainName relative(String text) {
        if (text.endsWith(".")) {
            throw new DnsFormatException("name", text, "a name relative to the zone, or @");
        }
        return text.equals("@")
                ? DomainName.ROOT
                : InternationalNames.parse(text, DomainName.ROOT).lowerCase();
    }

    static void write(JsonGenerator out, List<Policy> policies) throws IOException {
        Json.list(out, "policies", policies, PolicyForms::write);
    }

    private static void write(JsonGenerator out, Policy policy) throws IOException {
        switch (policy.zones()) {
            case ZonePattern.Any any -> out.writeNullField("zones");
            case ZonePattern.Exact(DomainName name) -> pattern(out, "zones", EXACT, name.toString());
            case ZonePattern.Within(DomainName name) -> pattern(out, "zones", WITHIN, name.toString());
        }
        switch (policy.names()) {
            case NamePattern.Any any -> out.writeNullField("names");
            case NamePattern.Exact(DomainName name) -> pattern(out, "names", EXACT, relative(name));
            case NamePattern.Within(DomainName name) -> pattern(out, "names", WITHIN, relative(name));
            case NamePattern.Label(DomainName name) -> pattern(out, "names", LABEL, relative(name));
        }
        words(
                out,
                "types",
                policy.types().stream().map(RecordType::toString).sorted().toList());
        out.writeStringField("values", policy.values().text());
        Set<Action> actions = EnumSet.copyOf(policy.actions());
        words(out, "actions", actions.stream().map(Action::word).toList());
    }

    private static void pattern(JsonGenerator out, String member, String kind, String name) throws IOException {
        out.writeObjectFieldStart(member);
        out.writeStringField(kind, name);
        out.writeEndObject();
    }

    private static String relative(DomainName name) {
        return name.relativeTo(DomainName.ROOT);
    }

    static void words(JsonGenerator out, String member, Collection<String> words) throws IOException {
        out.writeArrayFieldStart(member);
        for (String word : words) {
            out.writeString(word);
        }
        out.writeEndArray();
    }
}
