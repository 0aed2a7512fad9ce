package dev.koder.herald.adapter.http.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Checks values against those parts of JSON Schema that Herald's schemas use; a keyword that it does not know is an error. */
final class Schemas {

    private static final String REFERENCE = "#/components/schemas/";
    private static final Set<String> REMARKS = Set.of("description", "example", "format");

    private final JsonNode schemas;

    Schemas(JsonNode schemas) {
        this.schemas = schemas;
    }

    void check(String name, JsonNode value) {
        check(named(name), value, name);
    }

    private JsonNode named(String name) {
        JsonNode schema = schemas.get(name);
        if (schema == null) {
            throw new AssertionError("no schema " + name);
        }
        return schema;
    }

    private void check(JsonNode schema, JsonNode value, String place) {
        for (Map.Entry<String, JsonNode> keyword : schema.properties()) {
            checkKeyword(keyword.getKey(), keyword.getValue(), schema, value, place);
        }
    }

    private void checkKeyword(String keyword, JsonNode rule, JsonNode schema, JsonNode value, String place) {
        switch (keyword) {
            case "$ref" -> check(named(rule.textValue().substring(REFERENCE.length())), value, place);
            case "type" -> require(isOfType(rule, value), place, keyword, value);
            case "enum" -> require(contains(rule, value), place, keyword, value);
            case "required" ->
                rule.forEach(name -> require(value.has(name.textValue()), place, name.textValue(), value));
            case "properties" -> checkMembers(rule, value, place);
            case "additionalProperties" ->
                value.fieldNames()
                        .forEachRemaining(
                                name -> require(schema.get("properties").has(name), place, "no member " + name, value));
            case "items" -> checkEntries(rule, value, place);
            case "minItems" -> require(value.size() >= rule.intValue(), place, keyword, value);
            case "maxItems" -> require(value.size() <= rule.intValue(), place, keyword, value);
            case "minimum" ->
                require(!value.isNumber() || value.longValue() >= rule.longValue(), place, keyword, value);
            case "maximum" ->
                require(!value.isNumber() || value.longValue() <= rule.longValue(), place, keyword, value);
            case "maxLength" ->
                require(!value.isTextual() || value.textValue().length() <= rule.intValue(), place, keyword, value);
            case "minLength" ->
                require(!value.isTextual() || value.textValue().length() >= rule.intValue(), place, keyword, value);
            case "pattern" ->
                require(!value.isTextual() || value.textValue().matches(rule.textValue()), place, keyword, value);
            case "minProperties" ->
                require(!value.isObject() || value.size() >= rule.intValue(), place, keyword, value);
            case "maxProperties" ->
                require(!value.isObject() || value.size() <= rule.intValue(), place, keyword, value);
            case "oneOf" -> require(oneFits(rule, value), place, keyword, value);
            default -> require(REMARKS.contains(keyword), place, "unknown keyword " + keyword, value);
        }
        if (schema.path("format").asText().equals("date-time") && value.isTextual()) {
            Instant.parse(value.textValue());
        }
    }

    private void checkMembers(JsonNode members, JsonNode value, String place) {
        for (Map.Entry<String, JsonNode> member : members.properties()) {
            if (value.has(member.getKey())) {
                check(member.getValue(), value.get(member.getKey()), place + "/" + member.getKey());
            }
        }
    }

    private void checkEntries(JsonNode entry, JsonNode value, String place) {
        for (int i = 0; i < value.size(); i++) {
            check(entry, value.get(i), place + "/" + i);
        }
    }

    private boolean oneFits(JsonNode alternatives, JsonNode value) {
        int fitting = 0;
        for (JsonNode alternative : alternatives) {
            fitting += fits(alternative, value) ? 1 : 0;
        }
        return fitting == 1;
    }

    private boolean fits(JsonNode schema, JsonNode value) {
        try {
            check(schema, value, "");
            return true;
        } catch (AssertionError another) {
            return false;
        }
    }

    private static boolean isOfType(JsonNode rule, JsonNode value) {
        String type =
                switch (value.getNodeType()) {
                    case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
                    default -> value.getNodeType().name().toLowerCase(Locale.ROOT);
                };
        return rule.isArray()
                ? rule.toString().contains('"' + type + '"')
                : rule.textValue().equals(type);
    }

    private static boolean contains(JsonNode list, JsonNode value) {
        for (JsonNode entry : list) {
            if (entry.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static void require(boolean fits, String place, String rule, JsonNode value) {
        if (!fits) {
            throw new AssertionError(place + " does not keep " + rule + ": " + value);
        }
    }
}
