package dev.koder.herald.application.zone;

import dev.koder.herald.domain.dns.Aside;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.masterfile.MasterFileLimits;
import dev.koder.herald.domain.masterfile.MasterFileProblem;
import dev.koder.herald.domain.masterfile.ZoneFile;
import dev.koder.herald.domain.masterfile.ZoneFileReader;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.zone.MemoryContents;
import dev.koder.herald.domain.zone.ZoneCreation;
import dev.koder.herald.domain.zone.ZoneFindings;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

/**
 * Reads zone text (RFC 1035, section 5; RFC 4027), and tells what is to be said of the text together with what the rules say of
 * what it holds. Safe for use by many threads.
 */
public final class ZoneTexts {

    private static final int CHUNK_BYTES = 64 * 1024;

    private final MasterFileLimits limits;
    private final Executor sorters;

    /**
     * Reads within these limits.
     *
     * @param sorters what puts records into order while the text after them is read, batch by batch, and judges a half of them beside
     *     the other; no such work waits for another
     */
    public ZoneTexts(MasterFileLimits limits, Executor sorters) {
        this.limits = limits;
        this.sorters = sorters;
    }

    /**
     * What is wished of a text that could be read.
     *
     * @param <O> what becomes of the wish
     */
    @FunctionalInterface
    public interface Wish<O extends Warned> {

        /**
         * Has it done.
         *
         * @param soa the text's SOA, where it has one
         * @param contents all of its other RRsets
         */
        O of(Optional<RecordSet> soa, MemoryContents contents);
    }

    /**
     * Reads a text to its end, and hands over what it holds where all of it could be read.
     *
     * @throws IOException where the text breaks off
     */
    public <O extends Warned> TextOutcome<O> read(DomainName zone, InputStream text, Wish<O> wish) throws IOException {
        ZoneFile file = read(zone, text);
        MemoryContents contents = MemoryContents.of(file.recordSets(), this::begin);
        if (!file.isSound()) {
            ZoneFindings broken = ZoneCreation.errorsOfPart(file.zone(), contents, limits.problems());
            return new TextOutcome.Unreadable<>(
                    merged(file, file.problems(), broken), file.problemCount() + broken.count());
        }
        O outcome = wish.of(file.soa(), contents);
        ZoneFindings warnings = outcome.warnings();
        return new TextOutcome.Read<>(
                outcome, merged(file, file.warnings(), warnings), file.warningCount() + warnings.count());
    }

    private ZoneFile read(DomainName zone, InputStream text) throws IOException {
        ZoneFileReader reader = new ZoneFileReader(zone, limits, this::begin);
        byte[] chunk = new byte[CHUNK_BYTES];
        for (int length = text.read(chunk); length >= 0; length = text.read(chunk)) {
            reader.feed(chunk, 0, length);
        }
        return reader.end();
    }

    private Aside.Work begin(Runnable work) {
        return CompletableFuture.runAsync(work, sorters)::join;
    }

    /** The first of both by line, within the limit. */
    private List<TextFinding> merged(ZoneFile file, List<MasterFileProblem> ofReading, ZoneFindings ofRules) {
        return Stream.concat(
                        ofReading.stream().map(TextFinding::of),
                        ofRules.first().stream().map(finding -> TextFinding.of(finding, file.soaLine())))
                .sorted(TextFinding.BY_LINE)
                .limit(limits.problems())
                .toList();
    }
}
