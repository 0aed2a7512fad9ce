package dev.koder.herald.sync.zone.port;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The engine whose zones are served here. Every call has a deadline; all may be used by many threads. */
public interface Engine {

    /**
     * Asks what changed.
     *
     * @param cursor where to begin; null for the beginning, which lists every zone and every deleted one
     * @param wait how long the engine may hold the question open while there is nothing to tell
     */
    FeedAnswer changedAfter(@Nullable Cursor cursor, Duration wait) throws InterruptedException;

    /**
     * Fetches a zone's newest version into a draft.
     *
     * @param known the version already here; null to get the content whatever it is
     */
    ExportAnswer export(DomainName zone, @Nullable Serial known, Draft draft) throws InterruptedException;

    /** Tells the engine how this point of presence stands. */
    ReportAnswer report(Report report) throws InterruptedException;
}
