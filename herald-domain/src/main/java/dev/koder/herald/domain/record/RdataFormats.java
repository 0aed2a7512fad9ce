package dev.koder.herald.domain.record;

import static dev.koder.herald.domain.record.AddressField.IPV4;
import static dev.koder.herald.domain.record.AddressField.IPV6;

import dev.koder.herald.domain.dns.RecordType;
import java.util.HashMap;
import java.util.Map;

/**
 * The table of types: one row says all about a type's rdata.
 *
 * <p>A type becomes known by a row here; one whose form is unlike all others also gets a {@link RdataField} of its own.
 */
final class RdataFormats {
    private static final Map<Integer, RdataFormat> ROWS = new HashMap<>();
    private static final RdataFormat[] SMALL = new RdataFormat[512];

    static {
        row(RecordType.A, IPV4);
        row(RecordType.NS, host("name server"));
        row(RecordType.CNAME, target("canonical name"));
        row(
                RecordType.SOA,
                name("primary name server"),
                name("mailbox"),
                u32("serial"),
                seconds("refresh"),
                seconds("retry"),
                seconds("expire"),
                seconds("minimum"));
        row(RecordType.PTR, target("target"));
        row(RecordType.MX, u16("preference"), host("exchange"));
        row(RecordType.TXT, strings("text"));
        row(RecordType.AAAA, IPV6);
    }

    private RdataFormats() {}

    private static void row(RecordType type, RdataField... fields) {
        RdataFormat format = new RdataFormat(type, fields);
        ROWS.put(type.code(), format);
        if (type.code() < SMALL.length) {
            SMALL[type.code()] = format;
        }
    }

    private static RdataField u16(String label) {
        return new NumberField(label, 2);
    }

    private static RdataField u32(String label) {
        return new NumberField(label, 4);
    }

    private static RdataField seconds(String label) {
        return new DurationField(label);
    }

    private static RdataField name(String label) {
        return new NameField(label, true, false, false);
    }

    private static RdataField target(String label) {
        return new NameField(label, true, true, false);
    }

    private static RdataField host(String label) {
        return new NameField(label, true, true, true);
    }

    private static RdataField strings(String label) {
        return new StringsField(label);
    }

    /** The row of the type; for a type without one a row that takes any octets. */
    static RdataFormat of(RecordType type) {
        int code = type.code();
        RdataFormat format = code < SMALL.length ? SMALL[code] : ROWS.get(code);
        return format == null ? new RdataFormat(type) : format;
    }
}
