package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;

/**
 * The rdata of HIP (RFC 8005, section 5): algorithm, host identity tag, public key and any number of rendezvous servers.
 * Text has them in this order; the wire has both lengths first.
 */
enum HostIdentityField implements RdataField {
    HOST_IDENTITY;

    private static final String TAG = "host identity tag";
    private static final String TAG_EXPECTED = "1 to 255 octets in hexadecimal";
    private static final String KEY = "public key";
    private static final String SERVER = "rendezvous server";

    @Override
    public void read(RdataText in, OctetBuffer out) {
        int algorithm = (int) in.number("algorithm", 255);
        int token = in.takeWord(TAG, TAG_EXPECTED);
        int length = in.endOf(token) - in.start(token);
        out.u8(length / 2).u8(algorithm).u16(0);
        boolean isHex =
                length >= 2 && length <= 510 && HexField.readToken(in.text(), in.start(token), in.endOf(token), out);
        if (!isHex) {
            throw in.refusal(token, TAG, TAG_EXPECTED);
        }
        readKey(in, out);
        while (in.hasMore()) {
            in.name(SERVER, out);
        }
    }

    private static void readKey(RdataText in, OctetBuffer out) {
        int token = in.takeWord(KEY, Base64Field.EXPECTED);
        byte[] key = Base64Field.decode(java.util.Arrays.copyOfRange(in.text(), in.start(token), in.endOf(token)));
        if (key == null || key.length == 0 || key.length > 0xffff) {
            throw in.refusal(token, KEY, Base64Field.EXPECTED);
        }
        out.set(2, key.length >> 8);
        out.set(3, key.length);
        out.put(key);
    }

    @Override
    public int check(RecordType type, byte[] wire, int at) {
        int tag = NumberField.require(type, TAG, wire, at, 4);
        int key = NumberField.require(type, TAG, wire, tag, wire[at] & 0xff);
        int end = NumberField.require(type, KEY, wire, key, (int) NumberField.value(wire, at + 2, 2));
        if (tag == key || key == end) {
            throw Rdata.malformed(type, TAG, wire, "a tag and a key of at least 1 octet");
        }
        while (end < wire.length) {
            int length = DomainName.wireLength(wire, end, wire.length);
            if (length < 0) {
                throw Rdata.malformed(type, SERVER, wire, "an uncompressed name at offset " + end);
            }
            end += length;
        }
        return end;
    }

    @Override
    public int print(byte[] wire, int at, OctetBuffer out) {
        int key = at + 4 + (wire[at] & 0xff);
        int end = key + (int) NumberField.value(wire, at + 2, 2);
        out.decimal(wire[at + 1] & 0xff).u8(' ').hex(wire, at + 4, key).u8(' ');
        Base64Field.encode(wire, key, end, out);
        while (end < wire.length) {
            out.u8(' ');
            end = DomainName.printWire(wire, end, out);
        }
        return end;
    }
}
