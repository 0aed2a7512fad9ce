package dev.koder.herald.app.scenario;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes zones. */
final class ZoneCreator extends RepeatingWriter {

    private static final String BELOW = ".made.example.";
    private static final Pattern ZONE_NAME = Pattern.compile("\\{\"name\":\"([^\"]+)\",\"serial\":\\d+");

    private int made;

    ZoneCreator() {
        super("zone");
    }

    @Override
    void acknowledged(long serial) {
        // The first of a zone's own.
    }

    @Override
    KeyedWrite next(Map<String, String> state, String key) {
        String zone = "z" + ++made + BELOW;
        state.put(zone, "made");
        return KeyedWrite.of("POST", "/api/v1/zones", "{\"name\":\"" + zone + "\"}", key);
    }

    @Override
    Map<String, String> stored(Api api) {
        Map<String, String> stored = new HashMap<>();
        for (String page : Pages.of(api, "/api/v1/zones?limit=500")) {
            Matcher name = ZONE_NAME.matcher(page);
            while (name.find()) {
                if (name.group(1).endsWith(BELOW)) {
                    stored.put(name.group(1), "made");
                }
            }
        }
        return stored;
    }

    @Override
    long effects(Api api) {
        return stored(api).size();
    }
}
