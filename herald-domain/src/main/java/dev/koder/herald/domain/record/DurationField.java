package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.Durations;
import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Ttl;

/** A number of seconds in four octets, at most 2^31 - 1; text may use units such as {@code 1h30m}. */
record DurationField(String label) implements RdataField {
    @Override
    public void read(RdataText in, OctetBuffer out) {
        String expected = Durations.expected(Ttl.MAX_SECONDS);
        int token = in.takeWord(label, expected);
        long seconds = Durations.read(in.text(), in.start(token), in.endOf(token), Ttl.MAX_SECONDS);
        if (seconds < 0) {
            throw in.refusal(token, label, expected);
        }
        out.u32(seconds);
    }

    @Override
    public int check(RecordType type, byte[] wire, int at) {
        int end = NumberField.require(type, label, wire, at, 4);
        if (wire[at] < 0) {
            throw Rdata.malformed(type, label, wire, "0 to " + Ttl.MAX_SECONDS + " seconds");
        }
        return end;
    }

    @Override
    public int print(byte[] wire, int at, OctetBuffer out) {
        out.decimal(NumberField.value(wire, at, 4));
        return at + 4;
    }
}
