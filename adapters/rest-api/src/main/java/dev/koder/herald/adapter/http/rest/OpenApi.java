package dev.koder.herald.adapter.http.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The routes as an OpenAPI 3.1 document. Used by one thread. */
final class OpenApi {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String ANSWERS = "#/components/responses/";
    private static final String SCHEME = "token";
    private static final Map<String, String> PATH_PARAMETERS = Map.ofEntries(
            Map.entry("zone", "The zone's name, with or without the final dot; a slash inside it as =2F or %2F."),
            Map.entry("name", "The owner's name, relative to the zone or absolute; @ for the apex."),
            Map.entry("type", "The record type, such as A, or TYPE and a number."),
            Map.entry(
                    "set",
                    "The set of name servers: lower-case letters, digits and hyphens; platform is the platform's."),
            Map.entry("pop", "The point of presence: lower-case letters, digits and hyphens."),
            Map.entry("serial", "The serial of a version of the zone."),
            Map.entry("plan", "The plan's id, 64 hexadecimal digits."),
            Map.entry("webhook", "The webhook's id, as its creation answered it."),
            Map.entry("token", "The token's id, as its creation answered it."),
            Map.entry("change", "The id of a change, as Herald-Change names it."),
            Map.entry("code", "The problem's code."),
            Map.entry("request", "The change request's id, as the answer to a write told it."),
            Map.entry("tenant", "The tenant's id, as its tokens name it."),
            Map.entry("transfer", "The offer's id, as its creation answered it."),
            Map.entry(
                    "quota-plan",
                    "The plan's name: lower-case letters, digits and hyphens; default is that of all without another."),
            Map.entry("lock", "The lock's id, as its creation answered it."));

    private final List<Route> routes;
    private final String version;
    private final ObjectNode answers = object();

    OpenApi(List<Route> routes, String version) {
        this.routes = routes;
        this.version = version;
    }

    JsonNode document() {
        ObjectNode document = object();
        document.put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Koder Herald")
                .put("version", version)
                .put(
                        "description",
                        "Zones and records of an authoritative DNS platform. Everything happens inside the tenant that the token"
                                + " names. Where there is GET there is HEAD; OPTIONS tells everybody which methods a path takes.");
        document.putArray("servers").addObject().put("url", "/");
        ArrayNode tags = document.putArray("tags");
        routes.stream().map(route -> route.words().group()).distinct().forEach(tag -> tags.addObject()
                .put("name", tag));
        ObjectNode paths = document.putObject("paths");
        routes.forEach(route ->
                paths.withObjectProperty(route.path()).set(route.method().toLowerCase(Locale.ROOT), operation(route)));
        ObjectNode components = document.putObject("components");
        components.set("schemas", Json.resource("schemas.json"));
        components.set("responses", answers);
        ResponseHeader.describe(components.putObject("headers"));
        components
                .putObject("securitySchemes")
                .putObject(SCHEME)
                .put("type", "http")
                .put("scheme", "bearer")
                .put(
                        "description",
                        "A Koder ID token, or one that the tenant issued to a program. A Koder ID token without"
                                + " herald.* scopes reads and writes its tenant's zones.");
        return document;
    }

    private ObjectNode operation(Route route) {
        ObjectNode operation = object();
        operation.put("operationId", route.words().operation());
        operation.put("summary", route.words().summary());
        operation.put("description", route.words().text());
        operation.putArray("tags").add(route.words().group());
        route.limitClass().ifPresent(limitClass -> operation.put("x-limit-class", limitClass.word()));
        ArrayNode security = operation.putArray("security");
        if (route.access() == Access.CALLER) {
            security.addObject().putArray(SCHEME);
        }
        for (String scope : route.access().scopes().split(" ", -1)) {
            if (!scope.isEmpty()) {
                security.addObject().putArray(SCHEME).add(scope);
            }
        }
        addParameters(operation, route);
        if (!route.inputs().isEmpty()) {
            addBody(operation, route.inputs());
        }
        addResponses(operation.putObject("responses"), route);
        return operation;
    }

    private static void addParameters(ObjectNode operation, Route route) {
        ArrayNode parameters = object().arrayNode();
        for (String name : route.pathParameters()) {
            ObjectNode parameter =
                    parameters.addObject().put("name", name).put("in", "path").put("required", true);
            parameter.put("description", PATH_PARAMETERS.getOrDefault(name, ""));
            parameter.putObject("schema").put("type", "string");
        }
        for (Parameter query : route.parameters()) {
            ObjectNode parameter =
                    parameters.addObject().put("name", query.name()).put("in", "query");
            parameter.put("description", query.text());
            parameter.putObject("schema").put("type", query.form());
        }
        for (RequestHeader header : RequestHeader.of(route)) {
            ObjectNode parameter =
                    parameters.addObject().put("name", header.name()).put("in", "header");
            parameter.put("description", header.text());
            parameter.putObject("schema").put("type", "string");
        }
        if (!parameters.isEmpty()) {
            operation.set("parameters", parameters);
        }
    }

    private static void addBody(ObjectNode operation, List<Route.Input> inputs) {
        ObjectNode body = operation.putObject("requestBody").put("required", true);
        ObjectNode content = body.putObject("content");
        for (Route.Input input : inputs) {
            ObjectNode one = content.putObject(input.mediaType());
            one.set("schema", schema(input.schema()));
            one.set(
                    "example",
                    input.schema().isEmpty()
                            ? JsonNodeFactory.instance.textNode(input.example())
                            : Json.parse(input.example().getBytes(StandardCharsets.UTF_8)));
        }
    }

    private void addResponses(ObjectNode responses, Route route) {
        for (Route.Output output : route.outputs()) {
            ObjectNode response = responses
                    .withObjectProperty(Integer.toString(output.status()))
                    .put("description", output.text());
            ResponseHeader.refer(response, ResponseHeader.of(route, output));
            if (!output.mediaType().isEmpty()) {
                response.withObjectProperty("content")
                        .putObject(output.mediaType())
                        .set("schema", schema(output.schema()));
            }
        }
        problemsByStatus(route).forEach((status, types) -> {
            String code = Integer.toString(status);
            if (responses.has(code) || !route.access().needsToken()) {
                describe(responses.withObjectProperty(code), route, types);
            } else {
                responses.putObject(code).put("$ref", ANSWERS + shared(route, types));
            }
        });
    }

    private static SortedMap<Integer, List<ProblemType>> problemsByStatus(Route route) {
        return problems(route).stream()
                .collect(Collectors.groupingBy(ProblemType::status, TreeMap::new, Collectors.toList()));
    }

    private static void describe(ObjectNode response, Route route, List<ProblemType> types) {
        if (!response.has("description")) {
            response.put(
                    "description",
                    types.stream().map(type -> type.title() + ".").collect(Collectors.joining(" ")));
        }
        ResponseHeader.refer(response, ResponseHeader.of(route, types));
        response.withObjectProperty("content").putObject(Problem.MEDIA_TYPE).set("schema", schema("Problem"));
    }

    /** The name of the answer with one of these problems, which many routes share. */
    private String shared(Route route, List<ProblemType> types) {
        String name = types.stream().map(ProblemType::code).collect(Collectors.joining("_"));
        if (!answers.has(name)) {
            describe(answers.putObject(name), route, types);
        }
        return name;
    }

    /** Everything that a route may answer instead of what was asked. */
    static Set<ProblemType> problems(Route route) {
        Set<ProblemType> types = EnumSet.of(
                ProblemType.BAD_PARAMETER,
                ProblemType.NOT_ACCEPTABLE,
                ProblemType.INTERNAL_ERROR,
                ProblemType.UNAVAILABLE);
        types.addAll(route.problems());
        if (route.access().needsToken()) {
            types.add(ProblemType.UNAUTHORIZED);
            types.add(ProblemType.FORBIDDEN);
            types.add(ProblemType.RATE_LIMITED);
            types.add(ProblemType.QUOTA_EXCEEDED);
            types.add(ProblemType.NOT_PERMITTED);
        }
        if (route.hasOneEffect()) {
            types.add(ProblemType.IDEMPOTENCY_KEY_REUSED);
        }
        if (route.makesVersions()) {
            types.add(ProblemType.ZONE_LOCKED);
            types.add(ProblemType.REVIEW_NEEDED);
        }
        if (types.contains(ProblemType.PRECONDITION_FAILED) && types.contains(ProblemType.ZONE_NOT_FOUND)) {
            types.add(ProblemType.PRECONDITION_REQUIRED);
        }
        route.inputs().forEach(input -> {
            types.add(ProblemType.MEDIA_TYPE_NOT_SUPPORTED);
            types.add(ProblemType.BODY_TOO_LARGE);
            if (!input.schema().isEmpty()) {
                types.add(ProblemType.MALFORMED_BODY);
            }
        });
        return types;
    }

    private static ObjectNode schema(String name) {
        return name.isEmpty() ? object().put("type", "string") : object().put("$ref", SCHEMAS + name);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
