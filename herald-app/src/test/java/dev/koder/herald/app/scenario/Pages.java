package dev.koder.herald.app.scenario;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pages of a list, each asked for with the cursor of the one before it. */
final class Pages implements Iterator<String> {

    private static final Pattern CURSOR = Pattern.compile("\"cursor\":\"([^\"]+)\"");

    private final Api api;
    private final String path;
    private String next;

    private Pages(Api api, String path) {
        this.api = api;
        this.path = path;
        this.next = path;
    }

    /** @param path with a query */
    static Iterable<String> of(Api api, String path) {
        return () -> new Pages(api, path);
    }

    @Override
    public boolean hasNext() {
        return !next.isEmpty();
    }

    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        String page = api.get(next).body();
        Matcher cursor = CURSOR.matcher(page);
        next = cursor.find() ? path + "&cursor=" + URLEncoder.encode(cursor.group(1), StandardCharsets.UTF_8) : "";
        return page;
    }
}
