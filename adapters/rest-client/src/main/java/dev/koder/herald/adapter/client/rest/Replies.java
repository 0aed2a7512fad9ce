package dev.koder.herald.adapter.client.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.koder.herald.adapter.client.rest.HeraldClient.Entry;
import dev.koder.herald.adapter.client.rest.HeraldClient.Finding;
import dev.koder.herald.adapter.client.rest.HeraldClient.Foreseen;
import dev.koder.herald.adapter.client.rest.HeraldClient.Imported;
import dev.koder.herald.adapter.client.rest.HeraldClient.Problem;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads what engines answer. Members that it does not know are passed over: newer engines send more. */
final class Replies {

    static final Charset CHARSET = StandardCharsets.UTF_8;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CREATED = 201;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.~-]{1,200}");

    private Replies() {}

    static Imported imported(HttpResponse<String> response) throws IOException {
        JsonNode answer = parse(response.body());
        return new Imported(
                response.body(),
                response.statusCode() == CREATED,
                number(answer.path("change"), "serial"),
                answer.path("warningCount").asLong(),
                findings(answer.path("warnings")));
    }

    /** The name of the change request that an answer tells of. */
    static String proposed(HttpResponse<String> response) throws IOException {
        return name(parse(response.body()).path("changeRequest"))
                .orElseThrow(
                        () -> new IOException("the answer names no change request (expected: one of Herald's API)"));
    }

    /** What can stand in a path as it is. */
    private static Optional<String> name(JsonNode node) {
        return Optional.ofNullable(node.textValue()).filter(NAME.asMatchPredicate());
    }

    static Foreseen foreseen(HttpResponse<String> response) throws IOException {
        JsonNode answer = parse(response.body());
        JsonNode difference = answer.path("difference");
        String zone = difference.path("zone").asText();
        long base = difference.path("baseSerial").asLong();
        List<Entry> removed = new ArrayList<>();
        List<Entry> added = new ArrayList<>();
        if (!difference.path("soaBefore").equals(difference.path("soa"))) {
            removed.add(soa(zone, base, difference.path("soaBefore")));
            added.add(soa(zone, base, difference.path("soa")));
        }
        difference.path("removed").forEach(set -> removed.add(entry(set)));
        difference.path("added").forEach(set -> added.add(entry(set)));
        return new Foreseen(
                response.body(),
                name(answer.path("id")),
                zone,
                base,
                difference.path("pending").asBoolean(),
                removed,
                added,
                findings(difference.path("cautions")),
                findings(answer.path("warnings")));
    }

    private static Entry entry(JsonNode set) {
        List<String> records = new ArrayList<>();
        set.path("records").forEach(record -> records.add(record.asText()));
        return new Entry(
                set.path("name").asText(),
                set.path("type").asText(),
                set.path("ttl").asLong(),
                records);
    }

    /** With the serial that both sides are compared at: the next one is the engine's. */
    private static Entry soa(String zone, long serial, JsonNode soa) {
        String data = String.join(
                " ",
                soa.path("mname").asText(),
                soa.path("rname").asText(),
                Long.toString(serial),
                soa.path("refresh").asText(),
                soa.path("retry").asText(),
                soa.path("expire").asText(),
                soa.path("minimum").asText());
        return new Entry(zone, "SOA", soa.path("ttl").asLong(), List.of(data));
    }

    static Problem problem(HttpResponse<String> response) {
        return problem(response.statusCode(), response.body());
    }

    /** What stands between a client and an engine may answer with anything. */
    static Problem problem(int status, String body) {
        try {
            JsonNode problem = parse(body);
            String title = problem.path("title").asText("status " + status);
            return new Problem(body, status, problem.path("detail").asText(title), findings(problem.path("errors")));
        } catch (IOException nobodysProblem) {
            String json = JSON.createObjectNode()
                    .put("status", status)
                    .put("title", "no answer of Herald's")
                    .toString();
            return new Problem(json, status, "status " + status + " (expected: an answer of Herald's API)", List.of());
        }
    }

    /** Whether it is a problem of Herald's, and not of what stands between. */
    static boolean isProblem(String body) {
        try {
            return parse(body).path("type").asText().startsWith("/problems/");
        } catch (IOException nobodysProblem) {
            return false;
        }
    }

    private static JsonNode parse(String body) throws IOException {
        try {
            JsonNode answer = JSON.readTree(body);
            if (answer.isObject()) {
                return answer;
            }
        } catch (JsonProcessingException misshapen) {
            throw new IOException("the answer is no JSON (expected: one of Herald's API)", misshapen);
        }
        throw new IOException("the answer is no JSON object (expected: one of Herald's API)");
    }

    private static List<Finding> findings(JsonNode list) {
        List<Finding> findings = new ArrayList<>();
        for (JsonNode finding : list) {
            findings.add(new Finding(
                    number(finding, "line"),
                    number(finding, "column"),
                    finding.path("code").asText(),
                    said(finding)));
        }
        return findings;
    }

    /** With the RRset in front, where the finding is about one. */
    private static String said(JsonNode finding) {
        String detail = finding.path("detail").asText();
        return finding.has("name")
                ? finding.path("name").asText() + " " + finding.path("type").asText() + ": " + detail
                : detail;
    }

    private static OptionalLong number(JsonNode object, String member) {
        JsonNode number = object.path(member);
        return number.isNumber() ? OptionalLong.of(number.asLong()) : OptionalLong.empty();
    }
}
