package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.TokenException;

/** A row of the table of types: the fields of the type's rdata, in order. No fields: any octets, as RFC 3597 text only. */
final class RdataFormat {
    private static final String GENERIC = "\\#";
    private static final String GENERIC_EXPECTED = "\\# length hex (RFC 3597)";

    private final RecordType type;
    private final String mnemonic;
    private final RdataField[] fields;
    private final boolean foldsCase;
    private final boolean hasNameInFiles;

    /** @param hasNameInFiles whether every name server reads the type by its mnemonic */
    RdataFormat(RecordType type, boolean hasNameInFiles, RdataField... fields) {
        this.type = type;
        this.hasNameInFiles = hasNameInFiles;
        this.fields = fields;
        this.mnemonic = type.toString();
        boolean folds = false;
        for (RdataField field : fields) {
            folds |= field.foldsCase();
        }
        foldsCase = folds;
    }

    /** Whether the table has no row for the type. */
    boolean isUnknown() {
        return fields.length == 0;
    }

    /** Reads the text form into {@code out}, which is empty. */
    void read(RdataText in, OctetBuffer out) {
        if (in.nextIs(GENERIC) || isUnknown()) {
            readGeneric(in, out);
            return;
        }
        for (RdataField field : fields) {
            field.read(in, out);
        }
        in.end();
        if (out.size() > Rdata.LONGEST) {
            throw new DnsFormatException(type + " record", out.size() + " octets", "at most 65535 octets");
        }
    }

    /** {@code \# length hex...} (RFC 3597, section 5). */
    private void readGeneric(RdataText in, OctetBuffer out) {
        int mark = in.take("record", GENERIC_EXPECTED);
        if (!in.tokens().is(mark, GENERIC) || in.tokens().isQuoted(mark)) {
            throw in.refusal(mark, "record", GENERIC_EXPECTED);
        }
        int lengthToken = mark + 1;
        long length = in.number("length", Rdata.LONGEST);
        HexField.readRest(in, "rdata", out);
        if (out.size() != length) {
            throw in.refusal(lengthToken, "length", Integer.toString(out.size()) + ", the octets that follow");
        }
        try {
            check(out.toArray());
        } catch (DnsFormatException e) {
            throw new TokenException(mark, e.what(), e.value(), e.expected());
        }
    }

    /** Checks a wire form. */
    void check(byte[] wire) {
        if (wire.length > Rdata.LONGEST) {
            throw new DnsFormatException(type + " record", wire.length + " octets", "at most 65535 octets");
        }
        if (isUnknown()) {
            return;
        }
        int at = 0;
        for (RdataField field : fields) {
            at = field.check(type, wire, at);
        }
        if (at != wire.length) {
            throw Rdata.malformed(type, "rdata", wire, at + " octets, not " + wire.length);
        }
    }

    /** Appends the text of a checked wire form. */
    void print(byte[] wire, OctetBuffer out) {
        if (isUnknown()) {
            printGeneric(wire, out);
            return;
        }
        int at = 0;
        for (int i = 0; i < fields.length; i++) {
            int before = out.size();
            if (i > 0) {
                out.u8(' ');
            }
            int blank = out.size();
            at = fields[i].print(wire, at, out);
            if (out.size() == blank) {
                out.truncate(before);
            }
        }
    }

    /** Appends type and text in the form that every name server reads. */
    void printForFile(byte[] wire, OctetBuffer out) {
        if (hasNameInFiles) {
            out.ascii(mnemonic).u8(' ');
            print(wire, out);
        } else {
            out.ascii("TYPE").decimal(type.code()).u8(' ');
            printGeneric(wire, out);
        }
    }

    /** Appends {@code \# length hex}. */
    private static void printGeneric(byte[] wire, OctetBuffer out) {
        out.ascii("\\# ").decimal(wire.length);
        if (wire.length > 0) {
            out.u8(' ').hex(wire, 0, wire.length);
        }
    }

    /** The canonical form of a checked wire form: itself where nothing differs. */
    byte[] canonical(byte[] wire) {
        if (!foldsCase) {
            return wire;
        }
        byte[] folded = wire.clone();
        int at = 0;
        for (RdataField field : fields) {
            int next = field.check(type, wire, at);
            if (field.foldsCase()) {
                DomainName.foldCase(folded, at, next);
            }
            at = next;
        }
        return folded;
    }

    /** Where the name begins that a record of this wire form points at; -1 when the type has none. */
    int targetOffset(byte[] wire) {
        int at = 0;
        for (RdataField field : fields) {
            if (field.isTarget()) {
                return at;
            }
            at = field.check(type, wire, at);
        }
        return -1;
    }

    /** Whether the target must be a host name. */
    boolean pointsToHost() {
        for (RdataField field : fields) {
            if (field.namesHost()) {
                return true;
            }
        }
        return false;
    }
}
