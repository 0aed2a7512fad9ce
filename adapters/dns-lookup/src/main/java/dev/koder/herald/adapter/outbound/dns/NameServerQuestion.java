package dev.koder.herald.adapter.outbound.dns;

import dev.koder.herald.domain.dns.DomainName;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Asks one name server, and it alone, which name servers it knows for a name: a zone's own server refers to those that the name is
 * delegated to. The JDK's client keeps referrals to itself.
 *
 * <p>Over TCP (RFC 7766), so that nobody who does not see the connection can answer in its place. Not done: EDNS, DNSSEC, TSIG.
 */
final class NameServerQuestion {

    private static final int HEADER = 12;
    private static final int ID = 0x4848;
    private static final int TYPE_NS = 2;
    private static final int CLASS_IN = 1;
    private static final int RESPONSE = 0x80;
    private static final int RCODE = 0x0f;
    private static final int NXDOMAIN = 3;
    private static final int POINTER = 0xc0;
    private static final int MOST_POINTERS = 64;
    private static final int QUESTION_TAIL = 4;

    private final DomainName name;

    NameServerQuestion(DomainName name) {
        this.name = name;
    }

    /**
     * Asks.
     *
     * @return those of exactly this name; none where it is not delegated
     * @throws IOException where the server gives no answer, or one that is none
     */
    List<DomainName> ask(InetAddress server, int port, Duration within) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(server, port), (int) within.toMillis());
            socket.setSoTimeout((int) within.toMillis());
            OutputStream out = socket.getOutputStream();
            out.write(framed());
            out.flush();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] message = new byte[in.readUnsignedShort()];
            in.readFully(message);
            return read(message);
        }
    }

    private byte[] framed() {
        byte[] wire = name.toWire();
        ByteBuffer message = ByteBuffer.allocate(2 + HEADER + wire.length + QUESTION_TAIL);
        message.putShort((short) (message.capacity() - 2));
        message.putShort((short) ID).putShort((short) 0).putShort((short) 1);
        message.putShort((short) 0).putShort((short) 0).putShort((short) 0);
        message.put(wire).putShort((short) TYPE_NS).putShort((short) CLASS_IN);
        return message.array();
    }

    /** What an answer says in its answer section, as a server of both zones does, or as a referral. */
    List<DomainName> read(byte[] octets) throws IOException {
        try {
            return nameServers(ByteBuffer.wrap(octets));
        } catch (RuntimeException malformed) {
            throw new IOException("an answer that is no DNS message", malformed);
        }
    }

    private List<DomainName> nameServers(ByteBuffer message) throws IOException {
        boolean isAnswer = message.getShort() == (short) ID && (message.get() & RESPONSE) != 0;
        int rcode = message.get() & RCODE;
        if (!isAnswer || (rcode != 0 && rcode != NXDOMAIN)) {
            throw new IOException(isAnswer ? "an answer with code " + rcode : "no answer to the question");
        }
        int questions = message.getShort();
        int records = message.getShort() + message.getShort();
        message.position(HEADER);
        for (int i = 0; i < questions; i++) {
            name(message);
            message.position(message.position() + QUESTION_TAIL);
        }
        List<DomainName> found = new ArrayList<>();
        for (int i = 0; i < records; i++) {
            readRecord(message, found);
        }
        return found;
    }

    private void readRecord(ByteBuffer message, List<DomainName> found) {
        DomainName owner = name(message);
        int type = message.getShort();
        int recordClass = message.getShort();
        message.getInt();
        int end = (message.getShort() & 0xffff) + message.position();
        if (type == TYPE_NS && recordClass == CLASS_IN && owner.equals(name)) {
            found.add(name(message));
        }
        message.position(end);
    }

    /** The name that begins here, compressed or not (RFC 1035, section 4.1.4); reading goes on behind it. */
    private static DomainName name(ByteBuffer message) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        int behind = -1;
        int pointers = 0;
        int length = message.get() & 0xff;
        while (length != 0) {
            if (length < POINTER) {
                byte[] label = new byte[length];
                message.get(label);
                wire.write(length);
                wire.writeBytes(label);
            } else {
                int to = ((length & ~POINTER) << 8) | (message.get() & 0xff);
                behind = behind < 0 ? message.position() : behind;
                if (++pointers > MOST_POINTERS) {
                    throw new IllegalArgumentException("a name that goes round in circles");
                }
                message.position(to);
            }
            length = message.get() & 0xff;
        }
        wire.write(0);
        if (behind >= 0) {
            message.position(behind);
        }
        return DomainName.ofWire(wire.toByteArray());
    }
}
