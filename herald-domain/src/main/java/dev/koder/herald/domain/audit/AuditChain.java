package dev.koder.herald.domain.audit;

import dev.koder.herald.domain.dns.OctetBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/**
 * Ties each entry to all before it: its hash is taken of its own octets and of the hash before it. Whoever changes, takes away,
 * adds or moves an entry has to make all hashes behind it anew, and the last one is known elsewhere. Immutable.
 */
public final class AuditChain {

    private static final HexFormat HEX = HexFormat.of();

    private final UnaryOperator<byte[]> sha256;

    /** Takes hashes by this function. */
    public AuditChain(UnaryOperator<byte[]> sha256) {
        this.sha256 = sha256;
    }

    /** The entry, tied to what comes before it. */
    public AuditLink link(AuditHead before, AuditEntry entry) {
        long sequence = before.sequence() + 1;
        byte[] hash = sha256.apply(octets(before, sequence, entry));
        return new AuditLink(new AuditHead(sequence, HEX.formatHex(hash)), entry);
    }

    /**
     * What is hashed: the hash before it, its own number, the seconds and nanoseconds of its time, and each text behind its
     * length in octets, so that no two entries have the same octets.
     */
    private static byte[] octets(AuditHead before, long sequence, AuditEntry entry) {
        Instant at = entry.at();
        OctetBuffer out = new OctetBuffer(512);
        out.put(HEX.parseHex(before.hash()));
        number(out, sequence);
        number(out, at.getEpochSecond());
        out.u32(at.getNano());
        text(out, entry.trail().word());
        text(out, entry.who().actor());
        text(out, entry.who().credential());
        text(out, entry.who().requestId());
        text(out, entry.who().address());
        text(out, entry.action());
        text(out, entry.target());
        text(out, entry.outcome());
        text(out, entry.detail());
        return out.toArray();
    }

    private static void number(OctetBuffer out, long number) {
        out.u32(number >>> 32).u32(number & 0xffff_ffffL);
    }

    private static void text(OctetBuffer out, String text) {
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        out.u32(octets.length).put(octets);
    }
}
