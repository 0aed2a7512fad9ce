package dev.koder.herald.app.scenario;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What scenarios take out of the engine's answers. */
final class Answers {

    private static final Pattern CHANGE = Pattern.compile("\"change\":\\{[^}]*\"serial\":(\\d+)");
    private static final Pattern RECORD_SET =
            Pattern.compile("\\{\"name\":\"([^\"]+)\",\"type\":\"([A-Z]+)\",\"ttl\":\\d+,\"records\":\\[([^]]*)]");

    private Answers() {}

    /** The serial of the change that a write made; empty where it made none. */
    static OptionalLong serial(String json) {
        Matcher change = CHANGE.matcher(json);
        return change.find() ? OptionalLong.of(Long.parseLong(change.group(1))) : OptionalLong.empty();
    }

    /** The first number of this name. */
    static String member(String name, String json) {
        return first(name, "(\\d+)", json);
    }

    /** The first text of this name. */
    static String text(String name, String json) {
        return first(name, "\"([^\"]*)\"", json);
    }

    private static String first(String name, String value, String json) {
        Matcher member = Pattern.compile("\"" + name + "\":" + value).matcher(json);
        if (!member.find()) {
            throw new AssertionError("no " + name + " in " + json);
        }
        return member.group(1);
    }

    /** The records by name and type, the SOA left out. */
    static Map<String, String> recordSets(String json) {
        Map<String, String> sets = new TreeMap<>();
        Matcher set = RECORD_SET.matcher(json);
        while (set.find()) {
            if (!set.group(2).equals("SOA")) {
                sets.put(set.group(1) + " " + set.group(2), set.group(3));
            }
        }
        return sets;
    }

    /** What is taken away and what is new, out of the comparison of two versions, done to records by name and type. */
    static Map<String, String> changed(Map<String, String> before, String comparison) {
        int added = comparison.indexOf("\"added\":");
        Map<String, String> after = new TreeMap<>(before);
        recordSets(comparison.substring(0, added)).keySet().forEach(after::remove);
        after.putAll(recordSets(comparison.substring(added)));
        return after;
    }
}
