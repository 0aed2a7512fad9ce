package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The service parameters of SVCB and HTTPS up to the end of the record (RFC 9460, sections 2.1 and 2.2): in any order in text, sorted on the wire. */
enum SvcParamsField implements RdataField {
    PARAMS;

    private static final String LABEL = "service parameter";
    private static final String EXPECTED = "key=value, the key being a known one or key0 to key65534";

    @Override
    public void read(RdataText in, OctetBuffer out) {
        TreeMap<Integer, byte[]> params = new TreeMap<>();
        int first = in.next();
        while (in.hasMore()) {
            readParam(in, params);
        }
        int start = out.size();
        for (Map.Entry<Integer, byte[]> param : params.entrySet()) {
            out.u16(param.getKey()).u16(param.getValue().length).put(param.getValue());
        }
        byte[] wire = out.toArray();
        String missing = missing(wire, start, wire.length);
        if (!missing.isEmpty()) {
            throw in.refusal(first, LABEL, missing);
        }
    }

    private static void readParam(RdataText in, Map<Integer, byte[]> params) {
        int token = in.take(LABEL, EXPECTED);
        if (in.tokens().isQuoted(token)) {
            throw in.refusal(token, LABEL, EXPECTED + ", quotes only round the value");
        }
        int equals = in.start(token);
        while (equals < in.endOf(token) && in.text()[equals] != '=') {
            equals++;
        }
        String name = new String(
                in.text(), in.start(token), equals - in.start(token), java.nio.charset.StandardCharsets.ISO_8859_1);
        Optional<Integer> key = SvcParam.keyOf(name);
        if (key.isEmpty()) {
            throw in.refusal(token, LABEL, EXPECTED);
        }
        SvcValue value = SvcParam.isNumbered(name) ? SvcValue.OPAQUE : SvcParam.valueOf(key.get());
        OctetBuffer wire = new OctetBuffer(64);
        byte[] text = text(in, token, Math.min(equals + 1, in.endOf(token)));
        SvcValue form = SvcParam.valueOf(key.get());
        if (!value.read(text, wire) || !form.isValue(wire.toArray(), 0, wire.size()) || wire.size() > 0xffff) {
            throw in.refusal(token, LABEL + " " + name, form.expected());
        }
        if (params.put(key.get(), wire.toArray()) != null) {
            throw in.refusal(token, LABEL + " " + name, "each key once");
        }
    }

    /** The octets of the value that begins at {@code from}, quotes and escapes undone. */
    private static byte[] text(RdataText in, int token, int from) {
        int begin = from;
        int end = in.endOf(token);
        if (in.tokens().hasInnerQuote(token)) {
            boolean isWhole = in.text()[from] == '"' && closing(in.text(), from + 1, end) == end - 1;
            if (!isWhole) {
                throw in.refusal(token, LABEL, EXPECTED + ", quotes round the whole value");
            }
            begin++;
            end--;
        }
        OctetBuffer out = new OctetBuffer(64);
        if (!RdataText.unescape(in.text(), begin, end, out)) {
            throw in.refusal(token, LABEL, "\\DDD from \\000 to \\255, or \\ and a character");
        }
        return out.toArray();
    }

    private static int closing(byte[] text, int from, int to) {
        int at = from;
        while (at < to && text[at] != '"') {
            at += text[at] == '\\' ? 2 : 1;
        }
        return at;
    }

    @Override
    public int check(RecordType type, byte[] wire, int at) {
        int before = -1;
        int next = at;
        while (next < wire.length) {
            int value = NumberField.require(type, LABEL, wire, next, 4);
            int key = (int) NumberField.value(wire, next, 2);
            int end = NumberField.require(type, LABEL, wire, value, (int) NumberField.value(wire, next + 2, 2));
            if (key <= before || key == SvcParam.RESERVED_KEY) {
                throw Rdata.malformed(type, LABEL, wire, "keys ascending, below 65535");
            }
            if (!SvcParam.valueOf(key).isValue(wire, value, end)) {
                throw Rdata.malformed(
                        type, LABEL + " " + key, wire, SvcParam.valueOf(key).expected());
            }
            before = key;
            next = end;
        }
        String missing = missing(wire, at, wire.length);
        if (!missing.isEmpty()) {
            throw new DnsFormatException(type + " " + LABEL, "none", missing);
        }
        return next;
    }

    /** The key that must be there too: one that is mandatory, or alpn beside no-default-alpn; empty when nothing is missing. */
    private static String missing(byte[] wire, int from, int to) {
        TreeMap<Integer, byte[]> params = new TreeMap<>();
        for (int at = from; at < to; ) {
            int end = at + 4 + (int) NumberField.value(wire, at + 2, 2);
            params.put((int) NumberField.value(wire, at, 2), Arrays.copyOfRange(wire, at + 4, end));
            at = end;
        }
        byte[] mandatory = params.getOrDefault(0, new byte[0]);
        for (int i = 0; i < mandatory.length; i += 2) {
            int key = (int) NumberField.value(mandatory, i, 2);
            if (!params.containsKey(key)) {
                OctetBuffer name = new OctetBuffer(16);
                SvcParam.printKey(key, name);
                return "also " + name + ", which is mandatory";
            }
        }
        return params.containsKey(2) && !params.containsKey(1) ? "also alpn, beside no-default-alpn" : "";
    }

    @Override
    public int print(byte[] wire, int at, OctetBuffer out) {
        int next = at;
        while (next < wire.length) {
            if (next > at) {
                out.u8(' ');
            }
            int key = (int) NumberField.value(wire, next, 2);
            int end = next + 4 + (int) NumberField.value(wire, next + 2, 2);
            SvcValue value = SvcParam.valueOf(key);
            if (key != SvcParam.ALPN || ProtocolIds.areReadByAll(wire, next + 4, end)) {
                SvcParam.printKey(key, out);
                value.print(wire, next + 4, end, out);
            } else {
                SvcValue.OPAQUE.print(wire, next + 4, end, out.ascii("key").decimal(key));
            }
            next = end;
        }
        return next;
    }
}
