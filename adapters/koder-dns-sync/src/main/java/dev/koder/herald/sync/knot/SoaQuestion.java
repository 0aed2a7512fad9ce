package dev.koder.herald.sync.knot;

import dev.koder.herald.domain.dns.DomainName;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A client's question for a zone's SOA record, and the reading of what comes back (RFC 1035, section 4).
 *
 * @param id ties the answer to the question, 0 to 65535
 * @param zone the apex
 */
record SoaQuestion(int id, DomainName zone) {
    private static final int HEADER_BYTES = 12;
    private static final int TYPE_SOA = 6;
    private static final int CLASS_IN = 1;
    private static final int RESPONSE = 0x8000;
    private static final int AUTHORITATIVE = 0x0400;
    private static final int TRUNCATED = 0x0200;
    private static final int RCODE = 0x000f;
    private static final String[] RCODES = {"NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED"};

    /** The question on the wire. */
    byte[] wire() {
        byte[] name = zone.toWire();
        return ByteBuffer.allocate(HEADER_BYTES + name.length + 4)
                .putShort((short) id)
                .putShort((short) 0)
                .putShort((short) 1)
                .putShort((short) 0)
                .putInt(0)
                .put(name)
                .putShort((short) TYPE_SOA)
                .putShort((short) CLASS_IN)
                .array();
    }

    /** What a message says to this question; null when it answers something else. */
    @Nullable SoaAnswer read(byte[] message) {
        try {
            return read(ByteBuffer.wrap(message));
        } catch (MalformedMessageException e) {
            return new SoaAnswer.Negative(e.what());
        }
    }

    private @Nullable SoaAnswer read(ByteBuffer in) throws MalformedMessageException {
        if (in.remaining() < HEADER_BYTES || (in.getShort() & 0xffff) != id) {
            return null;
        }
        int flags = in.getShort() & 0xffff;
        int questions = in.getShort() & 0xffff;
        int answers = in.getShort() & 0xffff;
        in.position(HEADER_BYTES);
        if ((flags & RESPONSE) == 0 || !repeatsTheQuestion(in, questions)) {
            return null;
        }
        if ((flags & TRUNCATED) != 0) {
            return new SoaAnswer.Truncated();
        }
        if ((flags & RCODE) != 0) {
            return new SoaAnswer.Negative(nameOf(flags & RCODE));
        }
        return soa(in, answers, (flags & AUTHORITATIVE) != 0);
    }

    private boolean repeatsTheQuestion(ByteBuffer in, int questions) throws MalformedMessageException {
        if (questions != 1) {
            return false;
        }
        boolean isSameName = zone.equals(WireName.read(in));
        return isSameName && WireName.u16(in) == TYPE_SOA && WireName.u16(in) == CLASS_IN;
    }

    private SoaAnswer soa(ByteBuffer in, int answers, boolean isAuthoritative) throws MalformedMessageException {
        for (int i = 0; i < answers; i++) {
            DomainName owner = WireName.read(in);
            int type = WireName.u16(in);
            WireName.skip(in, 6);
            int end = WireName.u16(in) + in.position();
            if (type == TYPE_SOA && owner.equals(zone)) {
                return isAuthoritative ? serial(in) : new SoaAnswer.Negative("an answer without authority");
            }
            WireName.skip(in, end - in.position());
        }
        return new SoaAnswer.Negative("an answer without the zone's SOA record");
    }

    private static SoaAnswer serial(ByteBuffer in) throws MalformedMessageException {
        WireName.read(in);
        WireName.read(in);
        return new SoaAnswer.Positive(WireName.serial(in));
    }

    private static String nameOf(int rcode) {
        return rcode < RCODES.length ? RCODES[rcode] : "RCODE" + rcode;
    }
}
