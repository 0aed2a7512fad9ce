package dev.koder.herald.app;

import dev.koder.herald.adapter.client.rest.HeraldClient;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * Draws on one line of a terminal how far a transfer has got, ten times a second at most. Safe for use by many threads.
 *
 * <pre>
 * sending [############                  ]  40 %  17.2 of 43.0 MB  12.9 MB/s
 * </pre>
 */
final class ProgressBar implements HeraldClient.Progress {

    private static final long PAUSE_NANOS = 100_000_000;
    private static final int WIDTH = 30;
    private static final double MEGABYTE = 1e6;
    private static final String CLEAR = "\r\u001b[K";

    private final String doing;
    private final String afterwards;
    private final PrintWriter terminal;
    private final LongSupplier nanoClock;
    private final long begin;
    private long drawnAt;

    /**
     * A bar that is not drawn yet.
     *
     * @param doing what is being done
     * @param afterwards what is being done once all has moved
     * @param nanoClock tells the time in nanoseconds, from anywhere on
     */
    ProgressBar(String doing, String afterwards, PrintWriter terminal, LongSupplier nanoClock) {
        this.doing = doing;
        this.afterwards = afterwards;
        this.terminal = terminal;
        this.nanoClock = nanoClock;
        this.begin = nanoClock.getAsLong();
        this.drawnAt = begin;
    }

    @Override
    public synchronized void moved(long bytes, OptionalLong all) {
        long now = nanoClock.getAsLong();
        boolean isOver = all.isPresent() && bytes >= all.getAsLong();
        if (now - drawnAt < PAUSE_NANOS && !isOver) {
            return;
        }
        drawnAt = now;
        terminal.print(CLEAR + (isOver ? over(bytes) : line(bytes, all, now - begin)));
        terminal.flush();
    }

    private String over(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB; %s", bytes / MEGABYTE, afterwards);
    }

    private String line(long bytes, OptionalLong all, long nanos) {
        double rate = bytes / MEGABYTE / Math.max(nanos / 1e9, 1e-9);
        if (all.isEmpty()) {
            return String.format(Locale.ROOT, "%s  %.1f MB  %.1f MB/s", doing, bytes / MEGABYTE, rate);
        }
        double part = (double) bytes / all.getAsLong();
        int full = (int) (part * WIDTH);
        return String.format(
                Locale.ROOT,
                "%s [%s%s] %3.0f %%  %.1f of %.1f MB  %.1f MB/s",
                doing,
                "#".repeat(full),
                " ".repeat(WIDTH - full),
                Math.floor(part * 100),
                bytes / MEGABYTE,
                all.getAsLong() / MEGABYTE,
                rate);
    }

    /** Takes the line away, so that what is printed next begins a line. */
    synchronized void clear() {
        terminal.print(CLEAR);
        terminal.flush();
    }
}
