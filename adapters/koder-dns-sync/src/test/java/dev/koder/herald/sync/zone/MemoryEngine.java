package dev.koder.herald.sync.zone;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.sync.zone.port.Cursor;
import dev.koder.herald.sync.zone.port.Draft;
import dev.koder.herald.sync.zone.port.Engine;
import dev.koder.herald.sync.zone.port.ExportAnswer;
import dev.koder.herald.sync.zone.port.FeedAnswer;
import dev.koder.herald.sync.zone.port.FeedEntry;
import dev.koder.herald.sync.zone.port.Report;
import dev.koder.herald.sync.zone.port.ReportAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An engine in memory, with a feed that forgets nothing, and a switch for everything that can go wrong. */
final class MemoryEngine implements Engine {
    private record Change(long number, FeedEntry entry) {}

    private final Map<DomainName, Change> feed = new LinkedHashMap<>();
    private final Map<DomainName, Export> exports = new LinkedHashMap<>();
    private long changes;
    private String epoch = "first";
    private @Nullable String outage;
    private final Deque<FeedAnswer> nextFeedAnswers = new ArrayDeque<>();
    private int pageSize = 100;
    private boolean isPopKnown = true;

    final List<Report> reports = new ArrayList<>();
    final List<DomainName> fetched = new ArrayList<>();
    final List<String> asked = new ArrayList<>();

    void publish(String zone, long serial, String... records) {
        publish(zone, serial, Export.of(zone, serial, records));
    }

    void publish(String zone, long serial, Export export) {
        exports.put(DomainName.parse(zone), export);
        enter(new FeedEntry(DomainName.parse(zone), new Serial(serial), FeedEntry.Fate.LIVE));
    }

    void delete(String zone) {
        DomainName name = DomainName.parse(zone);
        Export last = exports.remove(name);
        if (last != null) {
            enter(new FeedEntry(name, last.claim().serial(), FeedEntry.Fate.DELETED));
        }
    }

    private void enter(FeedEntry entry) {
        feed.put(entry.zone(), new Change(++changes, entry));
    }

    /** Replaces what an export holds without a word in the feed. */
    void serveInstead(String zone, Export export) {
        exports.put(DomainName.parse(zone), export);
    }

    /** Every call comes to nothing, for this reason; null ends it. */
    void outage(@Nullable String why) {
        outage = why;
    }

    /** Answers the next questions for the feed with these. */
    void answerNext(FeedAnswer... answers) {
        nextFeedAnswers.addAll(List.of(answers));
    }

    /** Another store behind the same address: cursors of the old one mean nothing. */
    void replaceStore(String nextEpoch) {
        epoch = nextEpoch;
        feed.clear();
        exports.clear();
    }

    /** What the point of presence told is forgotten, and itself with it. */
    void forgetPop() {
        isPopKnown = false;
    }

    void pageSize(int size) {
        pageSize = size;
    }

    @Override
    public FeedAnswer changedAfter(@Nullable Cursor cursor, Duration wait) {
        asked.add(cursor == null ? "-" : cursor.text());
        if (!nextFeedAnswers.isEmpty()) {
            return nextFeedAnswers.remove();
        }
        if (outage != null) {
            return new FeedAnswer.NoAnswer(outage);
        }
        if (cursor != null && !cursor.text().startsWith(epoch + ":")) {
            return new FeedAnswer.CursorExpired();
        }
        return page(cursor == null ? 0 : Long.parseLong(cursor.text().substring(epoch.length() + 1)));
    }

    private FeedAnswer page(long after) {
        List<Change> later = feed.values().stream()
                .filter(change -> change.number > after)
                .sorted(Comparator.comparingLong(Change::number))
                .toList();
        List<Change> page = later.subList(0, Math.min(pageSize, later.size()));
        long reached = page.isEmpty() ? after : page.getLast().number;
        return new FeedAnswer.Page(
                new Cursor(epoch + ":" + reached),
                page.size() == later.size(),
                page.stream().map(Change::entry).toList());
    }

    @Override
    public ExportAnswer export(DomainName zone, @Nullable Serial known, Draft draft) {
        fetched.add(zone);
        Export export = exports.get(zone);
        if (outage != null || export == null) {
            return new ExportAnswer.NotDelivered(outage == null ? "status 404" : outage);
        }
        if (export.claim().serial().equals(known)) {
            return new ExportAnswer.Unchanged();
        }
        try (WritableByteChannel out = draft.rewrite()) {
            out.write(ByteBuffer.wrap(export.body().getBytes(UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ExportAnswer.Delivered(export.claim());
    }

    @Override
    public ReportAnswer report(Report report) {
        if (outage != null) {
            return new ReportAnswer.NotAccepted(outage);
        }
        reports.add(report);
        boolean wasKnown = isPopKnown;
        isPopKnown = true;
        return new ReportAnswer.Accepted(wasKnown);
    }
}
