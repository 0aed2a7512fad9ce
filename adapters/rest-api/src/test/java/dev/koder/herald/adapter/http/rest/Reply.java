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
        List<String> errors = new ArrayList<>();
        for (JsonNode error : json().path("errors")) {
            errors.add(place(error) + " " + error.get("code").textValue() + ": "
                    + error.get("detail").textValue());
        }
        return errors;
    }

    private static String place(JsonNode error) {
        if (error.has("line")) {
            return error.get("line").asText() + ":" + error.get("column").asText();
        }
        if (error.has("name")) {
            String pointer = error.has("pointer") ? error.get("pointer").textValue() + " " : "";
            return pointer + error.get("name").textValue() + " "
                    + error.get("type").textValue();
        }
        return error.has("pointer")
                ? error.get("pointer").textValue()
                : error.path("parameter").asText();
    }

    @Override
    public String toString() {
        return status() + " " + response.headers().map() + " " + body();
    }
}
