package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.TokenException;
import dev.koder.herald.domain.dns.Tokens;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The data of one record: its type and its uncompressed wire form, at most 65535 octets.
 *
 * <p>The wire form is the truth; text is only ever made from it. Both ways in check the form of the type (a row of
 * {@link RdataFormats}), so what exists is well-formed. Names inside keep their case; identity ({@code equals},
 * {@code hashCode}, {@code compareTo}) follows {@link #canonicalWire}. Immutable.
 */
public final class Rdata implements Comparable<Rdata> {
    /** The longest rdata a record can carry. */
    public static final int LONGEST = 65_535;

    private final RecordType type;
    private final byte[] wire;

    private Rdata(RecordType type, byte[] wire) {
        this.type = type;
        this.wire = wire;
    }

    /**
     * Reads the text form of RFC 1035, section 5.1, and of the RFC of the type; {@code \# length hex} (RFC 3597) is taken
     * for every type. All on one line, without comments.
     *
     * @param origin what relative names in the text are relative to
     */
    public static Rdata parse(RecordType type, String text, DomainName origin) {
        return read(type, Tokens.of(type + " record", text), 0, origin, new OctetBuffer(64));
    }

    /**
     * Reads the tokens from {@code first} on.
     *
     * @param scratch where the wire form is built; its content is lost
     * @throws TokenException naming the token that does not fit
     */
    public static Rdata read(RecordType type, Tokens tokens, int first, DomainName origin, OctetBuffer scratch) {
        RdataFormat format = RdataFormats.of(held(type));
        scratch.clear();
        try {
            format.read(new RdataText(type, tokens, first, origin), scratch);
        } catch (TokenException e) {
            throw e;
        } catch (DnsFormatException e) {
            throw new TokenException(first, e.what(), e.value(), e.expected());
        }
        return new Rdata(type, scratch.toArray());
    }

    /** Takes the uncompressed wire form. */
    public static Rdata ofWire(RecordType type, byte[] wire) {
        return of(type, wire.clone());
    }

    /** As {@link #ofWire}, for octets that nobody else holds. */
    static Rdata of(RecordType type, byte[] wire) {
        RdataFormats.of(held(type)).check(wire);
        return new Rdata(type, wire);
    }

    private static RecordType held(RecordType type) {
        if (type.isMeta()) {
            throw new DnsFormatException("record type", type.toString(), "a type that zones can hold");
        }
        return type;
    }

    public RecordType type() {
        return type;
    }

    /** A copy of the wire form. */
    public byte[] wire() {
        return wire.clone();
    }

    /** The length of the wire form in octets. */
    public int length() {
        return wire.length;
    }

    /** Appends the wire form. */
    public void writeWire(OctetBuffer out) {
        out.put(wire);
    }

    /** The wire form with the names of the well-known types in lower case (RFC 4034, section 6.2; RFC 6840, section 5.1). */
    public byte[] canonicalWire() {
        return RdataFormats.of(type).canonical(wire).clone();
    }

    /** The canonical text, described in the package comment. */
    public String toText() {
        OctetBuffer out = new OctetBuffer(4 * wire.length + 16);
        print(out);
        return out.toString();
    }

    /** Appends the canonical text. */
    public void print(OctetBuffer out) {
        RdataFormats.of(type).print(wire, out);
    }

    /**
     * Appends type and data as zone files carry them: the mnemonic and the canonical text, or {@code TYPE262 \# 2 0141} for
     * the types that Knot 3.2 does not know by name.
     */
    public void printForFile(OctetBuffer out) {
        RdataFormats.of(type).printForFile(wire, out);
    }

    /** The name this record points at, for NS, CNAME, DNAME, PTR, MX, SRV, SVCB, HTTPS and the like. */
    public Optional<DomainName> target() {
        int at = RdataFormats.of(type).targetOffset(wire);
        return at < 0 ? Optional.empty() : Optional.of(DomainName.ofWire(wire, at));
    }

    /** Whether the {@link #target} must be the name of a host (RFC 1123, section 2.1) or, where its RFC gives that a meaning, the root. */
    public boolean pointsToHost() {
        return RdataFormats.of(type).pointsToHost();
    }

    /** The order of RFC 4034, section 6.3, within a type; types by number. */
    @Override
    public int compareTo(Rdata other) {
        if (!type.equals(other.type)) {
            return Integer.compare(type.code(), other.type.code());
        }
        RdataFormat format = RdataFormats.of(type);
        return Arrays.compareUnsigned(format.canonical(wire), format.canonical(other.wire));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Rdata rdata && compareTo(rdata) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * type.code() + Arrays.hashCode(RdataFormats.of(type).canonical(wire));
    }

    @Override
    public String toString() {
        return type + " " + toText();
    }

    /** What is wrong with a wire form. */
    static DnsFormatException malformed(RecordType type, String what, byte[] wire, String expected) {
        String hex = new OctetBuffer(64).hex(wire, 0, Math.min(wire.length, 39)).toString();
        return new DnsFormatException(type + " " + what, hex.isEmpty() ? "no octets" : hex, expected);
    }
}
