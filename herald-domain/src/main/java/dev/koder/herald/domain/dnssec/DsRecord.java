package dev.koder.herald.domain.dnssec;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.Rdata;
import java.util.HexFormat;

/**
 * A delegation signer record: what the registrar of a zone puts into the parent zone (RFC 4034, section 5).
 *
 * @param rdata of type DS
 */
public record DsRecord(Rdata rdata) {

    private static final int DIGEST_AT = 4;

    /** Refuses other types. */
    public DsRecord {
        if (!rdata.type().equals(RecordType.DS)) {
            throw new DnsFormatException("ds", rdata.type().toString(), "a DS record");
        }
    }

    /** Reads {@code <key tag> <algorithm> <digest type> <hex>}. */
    public static DsRecord parse(String text) {
        return new DsRecord(Rdata.parse(RecordType.DS, text, DomainName.ROOT));
    }

    /** Tells keys apart; not unique (RFC 4034, appendix B). */
    public int keyTag() {
        return (octet(0) << 8) | octet(1);
    }

    /** The signature algorithm's number (RFC 8624). */
    public int algorithm() {
        return octet(2);
    }

    /** The digest algorithm's number: 2 for SHA-256 (RFC 4509). */
    public int digestType() {
        return octet(3);
    }

    /** The digest in hexadecimal, upper case. */
    public String digest() {
        byte[] wire = rdata.wire();
        return HexFormat.of().withUpperCase().formatHex(wire, DIGEST_AT, wire.length);
    }

    private int octet(int at) {
        return rdata.wire()[at] & 0xff;
    }

    @Override
    public String toString() {
        return rdata.toText();
    }
}
