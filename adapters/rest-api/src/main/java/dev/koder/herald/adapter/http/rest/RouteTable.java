package dev.koder.herald.adapter.http.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.TreeSet;

/**
 * All routes, and which of them a request is for. Immutable.
 *
 * <p>Paths are cut at their slashes before anything is decoded, so that a coded slash stays inside its segment. HEAD goes
 * where GET goes; OPTIONS is answered by the table.
 */
final class RouteTable {

    private final List<Pattern> patterns;

    RouteTable(List<Route> routes) {
        this.patterns = routes.stream().map(Pattern::of).toList();
    }

    List<Route> routes() {
        return patterns.stream().map(Pattern::route).toList();
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
        List<Pattern> here =
                patterns.stream().filter(pattern -> pattern.fits(segments)).toList();
        if (here.isEmpty()) {
            return new Nothing();
        }
        String wanted = method.equals("HEAD") ? "GET" : method;
        Optional<Pattern> route =
                here.stream().filter(it -> it.route.method().equals(wanted)).findFirst();
        return route.map(it -> it.match(segments)).orElseGet(() -> new OtherMethods(methods(here)));
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

    /** A route's path, cut up. */
    private record Pattern(Route route, List<String> segments) {

        static Pattern of(Route route) {
            return new Pattern(route, List.of(route.path().split("/", -1)));
        }

        boolean fits(String[] path) {
            if (path.length != segments.size()) {
                return false;
            }
            for (int i = 0; i < path.length; i++) {
                boolean fits =
                        isParameter(i) ? !path[i].isEmpty() : segments.get(i).equals(path[i]);
                if (!fits) {
                    return false;
                }
            }
            return true;
        }

        private boolean isParameter(int segment) {
            return segments.get(segment).startsWith("{");
        }

        Match match(String[] path) {
            Map<String, String> values = new LinkedHashMap<>();
            List<String> names = new ArrayList<>(route.pathParameters());
            for (int i = 0; i < path.length; i++) {
                if (isParameter(i)) {
                    Optional<String> value = PercentCoding.decode(path[i]);
                    if (value.isEmpty()) {
                        return new Undecodable(names.getFirst());
                    }
                    values.put(names.removeFirst(), value.get());
                }
            }
            return new Found(route, values);
        }
    }
}
