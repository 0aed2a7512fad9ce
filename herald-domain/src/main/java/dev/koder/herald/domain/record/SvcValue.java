package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.OctetBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.TreeSet;

/** The value of one kind of service parameter: text (escapes of the zone file already undone) to wire and back. */
interface SvcValue {
    /** Any octets: the values of keys without a form of their own. */
    SvcValue OPAQUE = new Opaque();

    /** What this value looks like in text, in words. */
    String expected();

    /** Appends the wire form of the text; false when it is no such value. */
    boolean read(byte[] text, OctetBuffer out);

    /** Whether the octets between two offsets are such a value. */
    boolean isValue(byte[] wire, int from, int to);

    /** Appends {@code =} and the text, or nothing when the value is empty. */
    void print(byte[] wire, int from, int to, OctetBuffer out);

    /** Octets as they are, in quotes. */
    record Opaque() implements SvcValue {
        @Override
        public String expected() {
            return "up to 65535 octets";
        }

        @Override
        public boolean read(byte[] text, OctetBuffer out) {
            out.put(text);
            return true;
        }

        @Override
        public boolean isValue(byte[] wire, int from, int to) {
            return true;
        }

        @Override
        public void print(byte[] wire, int from, int to, OctetBuffer out) {
            if (to > from) {
                StringField.printQuoted(wire, from, to, out.u8('='));
            }
        }
    }

    /** {@code no-default-alpn}: a key without value. */
    record Nothing() implements SvcValue {
        @Override
        public String expected() {
            return "no value";
        }

        @Override
        public boolean read(byte[] text, OctetBuffer out) {
            return text.length == 0;
        }

        @Override
        public boolean isValue(byte[] wire, int from, int to) {
            return from == to;
        }

        @Override
        public void print(byte[] wire, int from, int to, OctetBuffer out) {}
    }

    /** {@code mandatory}: keys of this record, ascending, without itself (RFC 9460, section 8). */
    record Keys() implements SvcValue {
        @Override
        public String expected() {
            return "keys with commas between, each once, without mandatory";
        }

        @Override
        public boolean read(byte[] text, OctetBuffer out) {
            TreeSet<Integer> keys = new TreeSet<>();
            for (String name : new String(text, StandardCharsets.ISO_8859_1).split(",", -1)) {
                Optional<Integer> key = SvcParam.keyOf(name);
                if (key.isEmpty() || key.get() == 0 || !keys.add(key.get())) {
                    return false;
                }
            }
            keys.forEach(out::u16);
            return true;
        }

        @Override
        public boolean isValue(byte[] wire, int from, int to) {
            long before = 0;
            for (int i = from; i + 1 < to; i += 2) {
                long key = NumberField.value(wire, i, 2);
                if (key <= before || key == SvcParam.RESERVED_KEY) {
                    return false;
                }
                before = key;
            }
            return to > from && (to - from) % 2 == 0;
        }

        @Override
        public void print(byte[] wire, int from, int to, OctetBuffer out) {
            for (int i = from; i < to; i += 2) {
                out.u8(i == from ? '=' : ',');
                SvcParam.printKey((int) NumberField.value(wire, i, 2), out);
            }
        }
    }

    /** {@code port}: a number in two octets. */
    record Port() implements SvcValue {
        @Override
        public String expected() {
            return "0 to 65535";
        }

        @Override
        public boolean read(byte[] text, OctetBuffer out) {
            String digits = new String(text, StandardCharsets.ISO_8859_1);
            boolean isNumber =
                    !digits.isEmpty() && digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!isNumber || Integer.parseInt(digits) > 0xffff) {
                return false;
            }
            out.u16(Integer.parseInt(digits));
            return true;
        }

        @Override
        public boolean isValue(byte[] wire, int from, int to) {
            return to - from == 2;
        }

        @Override
        public void print(byte[] wire, int from, int to, OctetBuffer out) {
            out.u8('=').decimal(NumberField.value(wire, from, 2));
        }
    }

    /** {@code ipv4hint} and {@code ipv6hint}: at least one address. */
    record Addresses(AddressField field, int octets) implements SvcValue {
        @Override
        public String expected() {
            return (octets == 4 ? "IPv4" : "IPv6") + " addresses with commas between";
        }

        @Override
        public boolean read(byte[] text, OctetBuffer out) {
            int from = 0;
            for (int i = 0; i <= text.length; i++) {
                if (i == text.length || text[i] == ',') {
                    if (!field.readText(text, from, i, out)) {
                        return false;
                    }
                    from = i + 1;
                }
            }
            return true;
        }

        @Override
        public boolean isValue(byte[] wire, int from, int to) {
            return to > from && (to - from) % octets == 0;
        }

        @Override
        public void print(byte[] wire, int from, int to, OctetBuffer out) {
            for (int i = from; i < to; i += octets) {
                field.printText(wire, i, out.u8(i == from ? '=' : ','));
            }
        }
    }

    /** {@code ech}: an encrypted-hello configuration list, in Base64. */
    record EncryptedHello() implements SvcValue {
        @Override
        public String expected() {
            return "an ECHConfigList in Base64";
        }

        @Override
        public boolean read(byte[] text, OctetBuffer out) {
            byte[] octets = Base64Field.decode(text);
            if (octets == null || octets.length == 0) {
                return false;
            }
            out.put(octets);
            return true;
        }

        @Override
        public boolean isValue(byte[] wire, int from, int to) {
            return to > from;
        }

        @Override
        public void print(byte[] wire, int from, int to, OctetBuffer out) {
            Base64Field.encode(wire, from, to, out.u8('='));
        }
    }

    /** {@code dohpath}: a relative URI template in UTF-8 with the variable dns (RFC 9461, section 5). */
    record DohPath() implements SvcValue {
        @Override
        public String expected() {
            return "a relative URI template with {?dns}, such as /dns-query{?dns}";
        }

        @Override
        public boolean read(byte[] text, OctetBuffer out) {
            out.put(text);
            return isValue(text, 0, text.length);
        }

        @Override
        public boolean isValue(byte[] wire, int from, int to) {
            String path = new String(wire, from, to - from, StandardCharsets.ISO_8859_1);
            return path.startsWith("/") && hasDnsVariable(path);
        }

        /** Whether one of the expressions, {@code {?dns}} or {@code {+a,dns*}}, has the variable (RFC 6570, section 2.3). */
        private static boolean hasDnsVariable(String path) {
            int end = -1;
            for (int open = path.indexOf('{'); open >= 0; open = path.indexOf('{', end)) {
                end = path.indexOf('}', open);
                if (end < 0) {
                    return false;
                }
                for (String variable : path.substring(open + 1, end).split(",", -1)) {
                    if (variable.matches("[+#./;?&]?dns(\\*|:[0-9]{1,4})?")) {
                        return true;
                    }
                }
            }
            return false;
        }

        @Override
        public void print(byte[] wire, int from, int to, OctetBuffer out) {
            StringField.printQuoted(wire, from, to, out.u8('='));
        }
    }
}
