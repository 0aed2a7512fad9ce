package dev.koder.herald.adapter.http.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All routes, and which of them a request is for. Immutable.
 *
 * <p>Paths are cut at their slashes before anything is decoded, so that a coded slash stays inside its segment. HEAD goes
 * where GET goes; OPTIONS is answered by the table.
 */
final class RouteTable {

    private final List<Route> routes;
    private final Map<Integer, List<Pattern>> byLength;

    RouteTable(List<Route> routes) {
        this.routes = List.copyOf(routes);
        this.byLength = routes.stream().map(Pattern::of).collect(Collectors.groupingBy(pattern -> pattern.segments()
                .size()));
    }

    List<Route> routes() {
        return routes;
    }

    /** What a request's method and path lead to. */
    sealed interface Match {}

    /**
     * A route.
     *
     * @param path the parameters in the path, decoded
     */
    record Found(Route route, Map<String, String> path) implements Match {}

    /**
     * No route of this path takes the method.
     *
     * @param allowed those that are taken, at least one
     */
    record OtherMethods(SequencedSet<String> allowed) implements Match {}

    /** Nothing has this path. */
    record Nothing() implements Match {}

    /** A segment of the path is not percent-coded UTF-8. */
    record Undecodable(String segment) implements Match {}

    Match find(String method, String rawPath) {
        String[] segments = rawPath.split("/", -1);
        List<Pattern> here = new ArrayList<>();
        for (Pattern pattern : byLength.getOrDefault(segments.length, List.of())) {
            if (pattern.fits(segments)) {
                here.add(pattern);
            }
        }
        if (here.isEmpty()) {
            return new Nothing();
        }
        String wanted = method.equals("HEAD") ? "GET" : method;
        for (Pattern pattern : here) {
            if (pattern.route.method().equals(wanted)) {
                return pattern.match(segments);
            }
        }
        return new OtherMethods(methods(here));
    }

    private static SequencedSet<String> methods(List<Pattern> here) {
        SequencedSet<String> methods = new TreeSet<>();
        here.forEach(pattern -> methods.add(pattern.route.method()));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        methods.add("OPTIONS");
        return methods;
    }

    /**
     * A route's path, cut up.
     *
     * @param segments what stands between the slashes; nothing where a parameter does
     * @param parameters the parameters' names, in their order
     */
    private record Pattern(Route route, List<Optional<String>> segments, List<String> parameters) {

        static Pattern of(Route route) {
            return new Pattern(
                    route,
                    Stream.of(route.path().split("/", -1))
                            .map(segment -> Optional.of(segment).filter(it -> !it.startsWith("{")))
                            .toList(),
                    route.pathParameters());
        }

        /** Whether a path of as many segments is this one. */
        boolean fits(String[] path) {
            for (int i = 0; i < path.length; i++) {
                boolean fits = isParameter(i)
                        ? !path[i].isEmpty()
                        : segments.get(i).get().equals(path[i]);
                if (!fits) {
                    return false;
                }
            }
            return true;
        }

        private boolean isParameter(int segment) {
            return segments.get(segment).isEmpty();
        }

        Match match(String[] path) {
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < path.length; i++) {
                if (isParameter(i)) {
                    Optional<String> value = PercentCoding.decode(path[i]);
                    String name = parameters.get(values.size());
                    if (value.isEmpty()) {
                        return new Undecodable(name);
                    }
                    values.put(name, value.get());
                }
            }
            return new Found(route, values);
        }
    }
}
