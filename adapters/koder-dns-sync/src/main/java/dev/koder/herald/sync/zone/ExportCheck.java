package dev.koder.herald.sync.zone;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.masterfile.Findings;
import dev.koder.herald.domain.masterfile.MasterFileLimits;
import dev.koder.herald.domain.masterfile.MasterFileReader;
import dev.koder.herald.sync.zone.port.Claim;
import dev.koder.herald.sync.zone.port.StoredText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * Judges a fetched export before the name server gets to see it: that all of it arrived, that it is the zone and version
 * it is said to be, and that it reads as a zone.
 */
final class ExportCheck {
    private static final int CHUNK = 1 << 16;

    /** One problem is enough to refuse an export, and {@code $GENERATE} has no place in one. */
    private static final MasterFileLimits LIMITS = new MasterFileLimits(1, 0);

    private ExportCheck() {}

    /** What came of it. */
    sealed interface Verdict {
        record Sound(EndMark mark) implements Verdict {}

        record Broken(String why) implements Verdict {}
    }

    /** Reads the text twice: once as octets and once as a zone. */
    static Verdict judge(DomainName zone, Claim claim, StoredText text) throws IOException {
        try {
            ZoneText octets = ZoneText.read(text);
            EndMark mark = octets.mark();
            expectIfClaimed("digest of the whole", octets.whole(), claim.digest());
            expect("zone", mark.zone(), zone);
            expect("serial", mark.serial(), claim.serial());
            expectIfClaimed("record count", mark.records(), claim.records());
            readAsZone(mark, octets.bodyBytes(), text);
            return new Verdict.Sound(mark);
        } catch (DnsFormatException e) {
            return new Verdict.Broken(e.getMessage());
        }
    }

    private static void expect(String what, Object found, Object expected) {
        if (!found.equals(expected)) {
            throw new DnsFormatException(what, found.toString(), expected.toString());
        }
    }

    private static void expectIfClaimed(String what, Object found, @Nullable Object claimed) {
        if (claimed != null) {
            expect(what, found, claimed);
        }
    }

    private static void readAsZone(EndMark mark, long bodyBytes, StoredText text) throws IOException {
        Findings findings = new Findings(LIMITS.problems());
        ZoneCheck check = new ZoneCheck(mark);
        MasterFileReader reader = new MasterFileReader(DomainName.ROOT, LIMITS, findings, check);
        feed(reader, bodyBytes, text);
        if (findings.problemCount() > 0) {
            throw new DnsFormatException(
                    "zone text", findings.problems().getFirst().toString(), "no error");
        }
        check.end();
    }

    private static void feed(MasterFileReader reader, long bodyBytes, StoredText text) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        try (SeekableByteChannel channel = text.open()) {
            long left = bodyBytes;
            while (left > 0) {
                chunk.clear().limit((int) Math.min(CHUNK, left));
                int read = channel.read(chunk);
                if (read < 0) {
                    throw new IOException("the draft became shorter while it was read");
                }
                reader.feed(chunk.array(), 0, read);
                left -= read;
            }
        }
        reader.end();
    }
}
