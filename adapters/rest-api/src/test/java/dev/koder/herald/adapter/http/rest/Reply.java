package dev.koder.herald.adapter.http.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came back. */
record Reply(HttpResponse<String> response) {

    int status() {
        return response.statusCode();
    }

    String body() {
        return response.body();
    }

    JsonNode json() {
        return Json.parse(body().getBytes(StandardCharsets.UTF_8));
    }

    /** The text at this pointer; empty where there is none. */
    String text(String pointer) {
        return json().at(pointer).asText();
    }

    /** The header's value; empty where it is missing. */
    String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** All headers but those that are of the moment. */
    Map<String, List<String>> lastingHeaders() {
        Map<String, List<String>> headers = new TreeMap<>(response.headers().map());
        headers.remove("x-request-id");
        headers.remove("date");
        headers.remove("ratelimit");
        return headers;
    }

    /** The code of the problem; empty where it is none. */
    String problem() {
        return header("Content-Type").equals(Problem.MEDIA_TYPE) ? text("/type").replaceFirst("^/problems/", "") : "";
    }

    String detail() {
        return text("/detail");
    }

    /** The errors as {@code place code: detail}. */
    List<String> errors() {
        return findings("errors");
    }

    /** The warnings as {@code place code: detail}. */
    List<String> warnings() {
        return findings("warnings");
    }

    private List<String> findings(String member) {
        List<String> findings = new ArrayList<>();
        for (JsonNode finding : json().path(member)) {
            findings.add(place(finding) + " " + finding.get("code").textValue() + ": "
                    + finding.get("detail").textValue());
        }
        return findings;
    }

    private static String place(JsonNode finding) {
        List<String> place = new ArrayList<>();
        if (finding.has("line")) {
            place.add(finding.get("line").asText() + ":" + finding.get("column").asText());
        }
        for (String member : List.of("pointer", "parameter", "name", "type")) {
            if (finding.has(member)) {
                place.add(finding.get(member).textValue());
            }
        }
        return String.join(" ", place);
    }

    @Override
    public String toString() {
        return status() + " " + response.headers().map() + " " + body();
    }
}
