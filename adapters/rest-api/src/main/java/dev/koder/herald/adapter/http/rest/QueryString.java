package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.domain.dns.DnsFormatException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The query of a request: parameters that the route knows, each at most once. */
final class QueryString {

    private QueryString() {}

    /**
     * The parameters by name.
     *
     * @throws Refusal for one that the route does not know: a typing error must not pass
     */
    static Map<String, String> read(String raw, List<Parameter> known) {
        if (raw.isEmpty()) {
            return Map.of();
        }
        Map<String, String> values = new TreeMap<>();
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals), pair);
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1), name);
            if (!pair.isEmpty()) {
                check(name, known);
                if (values.put(name, value) != null) {
                    throw Refusal.ofParameter(name, name + ": given twice (expected: once)");
                }
            }
        }
        return values;
    }

    private static String decoded(String coded, String name) {
        return PercentCoding.decode(coded.replace('+', ' '))
                .orElseThrow(() -> Refusal.ofParameter(
                        name, DnsFormatException.shown(name) + ": not percent-coded UTF-8 (RFC 3986, section 2.1)"));
    }

    private static void check(String name, List<Parameter> known) {
        if (known.stream().noneMatch(parameter -> parameter.name().equals(name))) {
            String expected = known.stream().map(Parameter::name).collect(Collectors.joining(", "));
            throw Refusal.ofParameter(
                    name,
                    "query parameter " + DnsFormatException.shown(name) + ": not known here (expected: "
                            + (expected.isEmpty() ? "none" : expected) + ")");
        }
    }
}
