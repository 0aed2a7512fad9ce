package dev.koder.herald.sync.knot;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.sync.zone.port.Reply;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Asks a name server the way its clients do. Safe for use by many threads. */
final class DnsClient {
    /** How long each try waits for its answer. */
    private static final int[] PATIENCE_MILLIS = {300, 700, 1500};

    /** How many datagrams that answer something else are read before a try is given up. */
    private static final int MOST_STRAYS = 20;

    private static final int LARGEST_DATAGRAM = 4096;

    private final InetSocketAddress server;
    private final RandomGenerator random;

    DnsClient(InetSocketAddress server, RandomGenerator random) {
        this.server = server;
        this.random = random;
    }

    /** The serial the server answers with for the zone. */
    Reply<Serial> serial(DomainName zone) {
        SoaQuestion question = new SoaQuestion(random.nextInt(1 << 16), zone);
        try {
            SoaAnswer answer = overUdp(question);
            return answer instanceof SoaAnswer.Truncated ? told(overTcp(question)) : told(answer);
        } catch (SocketTimeoutException e) {
            return new Reply.Silent<>("DNS " + where() + ": no answer to " + PATIENCE_MILLIS.length + " questions");
        } catch (IOException e) {
            return new Reply.Silent<>("DNS " + where() + ": " + e.getMessage());
        }
    }

    private static Reply<Serial> told(SoaAnswer answer) {
        return switch (answer) {
            case SoaAnswer.Positive(Serial serial) -> new Reply.Given<>(serial);
            case SoaAnswer.Negative(String what) -> new Reply.Refused<>(what);
            case SoaAnswer.Truncated() -> new Reply.Refused<>("a truncated answer over TCP");
        };
    }

    private SoaAnswer overUdp(SoaQuestion question) throws IOException {
        byte[] wire = question.wire();
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(server);
            for (int patience : PATIENCE_MILLIS) {
                socket.setSoTimeout(patience);
                socket.send(new DatagramPacket(wire, wire.length));
                SoaAnswer answer = receive(socket, question);
                if (answer != null) {
                    return answer;
                }
            }
        }
        throw new SocketTimeoutException();
    }

    private static @Nullable SoaAnswer receive(DatagramSocket socket, SoaQuestion question) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[LARGEST_DATAGRAM], LARGEST_DATAGRAM);
        try {
            for (int i = 0; i < MOST_STRAYS; i++) {
                socket.receive(packet);
                SoaAnswer answer = question.read(Arrays.copyOf(packet.getData(), packet.getLength()));
                if (answer != null) {
                    return answer;
                }
            }
        } catch (SocketTimeoutException e) {
            return null;
        }
        return null;
    }

    private SoaAnswer overTcp(SoaQuestion question) throws IOException {
        int patience = PATIENCE_MILLIS[PATIENCE_MILLIS.length - 1];
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(patience);
            socket.connect(server, patience);
            byte[] wire = question.wire();
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.write(ByteBuffer.allocate(2 + wire.length)
                    .putShort((short) wire.length)
                    .put(wire)
                    .array());
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] message = new byte[in.readUnsignedShort()];
            in.readFully(message);
            SoaAnswer answer = question.read(message);
            return answer == null ? new SoaAnswer.Negative("an answer to another question over TCP") : answer;
        }
    }

    private String where() {
        return server.getHostString() + "@" + server.getPort();
    }
}
