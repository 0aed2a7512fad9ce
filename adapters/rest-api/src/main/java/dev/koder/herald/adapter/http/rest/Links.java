package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.plan.PlanId;

/** Paths of things, as they are sent to callers. */
final class Links {

    static final String BASE = "/api/v1";

    private Links() {}

    static String zone(DomainName zone) {
        return BASE + "/zones/" + segment(zone.toString());
    }

    static String plan(DomainName zone, PlanId plan) {
        return zone(zone) + "/plans/" + plan;
    }

    /** A next page, as a value of Link (RFC 8288). */
    static String next(String path, String cursor, int limit) {
        return "<" + path + "?limit=" + limit + "&cursor=" + cursor + ">; rel=\"next\"";
    }

    /** Slashes as =2F: a coded slash is taken apart by some proxies. */
    private static String segment(String text) {
        return PercentCoding.encode(text).replace("%2F", "=2F");
    }
}
