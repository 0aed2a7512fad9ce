package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.OctetBuffer;

/** {@code alpn}: protocol ids of 1 to 255 octets; in text commas and backslashes inside an id are escaped (RFC 9460, appendix A.1). */
record ProtocolIds() implements SvcValue {
    @Override
    public String expected() {
        return "protocol ids of 1 to 255 octets with commas between, such as h2,h3";
    }

    @Override
    public boolean read(byte[] text, OctetBuffer out) {
        int start = out.size();
        out.u8(0);
        for (int i = 0; i < text.length; i++) {
            byte octet = text[i];
            if (octet == ',') {
                if (!close(start, out)) {
                    return false;
                }
                start = out.size();
                out.u8(0);
                continue;
            }
            if (octet == '\\') {
                i++;
                if (i == text.length || (text[i] != ',' && text[i] != '\\')) {
                    return false;
                }
                octet = text[i];
            }
            out.u8(octet);
        }
        return close(start, out);
    }

    private static boolean close(int start, OctetBuffer out) {
        int length = out.size() - start - 1;
        out.set(start, length);
        return length >= 1 && length <= StringField.LONGEST;
    }

    @Override
    public boolean isValue(byte[] wire, int from, int to) {
        int at = from;
        while (at < to && wire[at] != 0) {
            at += 1 + (wire[at] & 0xff);
        }
        return at == to && to > from;
    }

    /** Knot 3.2 takes an id of one octet before a comma for an empty one. */
    static boolean areReadByAll(byte[] wire, int from, int to) {
        for (int at = from; at < to; at += 1 + (wire[at] & 0xff)) {
            if (wire[at] == 1 && at + 2 < to) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void print(byte[] wire, int from, int to, OctetBuffer out) {
        OctetBuffer list = new OctetBuffer(to - from);
        for (int at = from; at < to; ) {
            int end = at + 1 + (wire[at] & 0xff);
            if (at > from) {
                list.u8(',');
            }
            for (int i = at + 1; i < end; i++) {
                if (wire[i] == ',' || wire[i] == '\\') {
                    list.u8('\\');
                }
                list.u8(wire[i]);
            }
            at = end;
        }
        StringField.printQuoted(list.toArray(), 0, list.size(), out.u8('='));
    }
}
