package dev.koder.herald.sync.knot;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Reads names, compressed ones too (RFC 1035, section 4.1.4), and numbers from a message that may be cut anywhere. */
final class WireName {
    private static final int POINTER = 0xc0;
    private static final int LONGEST_NAME = 255;

    private WireName() {}

    /** The name at the buffer's position, which is left behind it. */
    static DomainName read(ByteBuffer in) throws MalformedMessageException {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        ByteBuffer from = in;
        int length = u8(from);
        while (length != 0) {
            if (length >= POINTER) {
                from = pointedAt(from, (length - POINTER) << 8 | u8(from));
            } else {
                wire.write(length);
                copy(from, length, wire);
            }
            if (wire.size() >= LONGEST_NAME) {
                throw new MalformedMessageException("a name of more than 255 octets");
            }
            length = u8(from);
        }
        wire.write(0);
        return name(wire.toByteArray());
    }

    /** Pointers may only point back, to before themselves, so a chain of them comes to an end. */
    private static ByteBuffer pointedAt(ByteBuffer from, int offset) throws MalformedMessageException {
        int pointer = from.position() - 2;
        if (offset >= pointer) {
            throw new MalformedMessageException("a compression pointer that does not point back");
        }
        return from.duplicate().position(offset).limit(pointer);
    }

    private static DomainName name(byte[] wire) throws MalformedMessageException {
        try {
            return DomainName.ofWire(wire);
        } catch (DnsFormatException e) {
            throw new MalformedMessageException(e.what() + " " + e.value());
        }
    }

    private static void copy(ByteBuffer from, int length, ByteArrayOutputStream to) throws MalformedMessageException {
        for (int i = 0; i < length; i++) {
            to.write(u8(from));
        }
    }

    static int u8(ByteBuffer in) throws MalformedMessageException {
        need(in, 1);
        return in.get() & 0xff;
    }

    static int u16(ByteBuffer in) throws MalformedMessageException {
        need(in, 2);
        return in.getShort() & 0xffff;
    }

    static Serial serial(ByteBuffer in) throws MalformedMessageException {
        need(in, 4);
        return new Serial(in.getInt() & Serial.MAX_VALUE);
    }

    static void skip(ByteBuffer in, int octets) throws MalformedMessageException {
        need(in, octets);
        in.position(in.position() + octets);
    }

    private static void need(ByteBuffer in, int octets) throws MalformedMessageException {
        if (octets < 0 || in.remaining() < octets) {
            throw new MalformedMessageException("a message cut at octet " + in.limit());
        }
    }
}
