package dev.koder.herald.sync.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.sync.zone.port.ZoneReport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the engine was told of each zone, and what is new since. Not safe for use by many threads. */
final class News {
    private final Map<DomainName, ZoneReport> told = new HashMap<>();
    private final Map<DomainName, ZoneReport> untold = new LinkedHashMap<>();

    /** Takes down how a zone stands now; null for one that is nothing to the engine. */
    void note(DomainName zone, @Nullable ZoneReport report) {
        if (report == null) {
            told.remove(zone);
            untold.remove(zone);
        } else if (report.equals(told.get(zone))) {
            untold.remove(zone);
        } else {
            untold.put(zone, report);
        }
    }

    /** Keeps to itself how a zone stands that is on its way out. */
    void hold(DomainName zone) {
        untold.remove(zone);
    }

    /** Takes down that a zone is served no more, told or not: the engine may know of it from an earlier run. */
    void gone(DomainName zone) {
        told.remove(zone);
        untold.put(zone, ZoneReport.gone(zone));
    }

    /** The oldest news, at most so many. */
    List<ZoneReport> oldest(int most) {
        return untold.values().stream().limit(most).toList();
    }

    /** The engine has these; what changed while they were on their way is still news. */
    void told(Collection<ZoneReport> reports) {
        for (ZoneReport report : reports) {
            if (report.isGone()) {
                told.remove(report.zone());
            } else {
                told.put(report.zone(), report);
            }
            untold.remove(report.zone(), report);
        }
    }

    /** The engine may have forgotten everything. */
    void forgotten() {
        List<ZoneReport> all = new ArrayList<>(told.values());
        told.clear();
        all.forEach(report -> untold.putIfAbsent(report.zone(), report));
    }
}
