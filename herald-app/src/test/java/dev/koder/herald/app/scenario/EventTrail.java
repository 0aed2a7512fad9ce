package dev.koder.herald.app.scenario;

import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the log of events told somebody who follows it from where he was, however often the engine is killed meanwhile. */
final class EventTrail {

    private static final Pattern EVENT = Pattern.compile(
            "\"type\":\"(zone\\.[a-z]+)\",\"timestamp\":\"[^\"]+\",\"data\":\\{\"zone\":\"([^\"]+)\",\"serial\":(\\d+)");
    private static final Pattern CURSOR = Pattern.compile("\"cursor\":\"([^\"]+)\"");

    private static final int MOST_PAGES = 10_000;

    private final Map<String, List<Long>> serials = new HashMap<>();
    private String cursor = "";

    /** Follows until no answer comes. */
    void followUntilBroken(Api api) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                readPage(api, "&wait=10s");
            }
        } catch (UncheckedIOException broken) {
            // Killed: what was told until then is noted, and the cursor is behind it.
        }
    }

    /** Reads to the end. */
    void readOn(Api api) {
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            if (readPage(api, "").contains("\"complete\":true")) {
                return;
            }
        }
        throw new AssertionError("events without an end");
    }

    private String readPage(Api api, String wait) {
        String after = cursor.isEmpty() ? "" : "&after=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        String page = api.get("/api/v1/events?limit=500" + after + wait).body();
        Matcher next = CURSOR.matcher(page);
        if (!next.find()) {
            throw new AssertionError("events without a cursor: " + page);
        }
        Matcher event = EVENT.matcher(page);
        while (event.find()) {
            serials.computeIfAbsent(event.group(2), zone -> new ArrayList<>()).add(Long.valueOf(event.group(3)));
        }
        cursor = next.group(1);
        return page;
    }

    /** The serials that were told of a zone since this was asked last, in the order in which they were told. */
    List<Long> takeSerials(String zone) {
        List<Long> told = serials.remove(zone);
        return told == null ? List.of() : told;
    }

    /** Whether a zone was told of, since its serials were taken. */
    boolean tellsOf(String zone) {
        return serials.containsKey(zone);
    }
}
