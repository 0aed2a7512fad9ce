package dev.koder.herald.sync.knot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.sync.lab.FreePort;
import dev.koder.herald.sync.zone.port.Reply;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Questions over real sockets, answered by a server that does what it is told. */
final class DnsClientTest {
    private static final DomainName ZONE = DomainName.parse("a.test.");

    private static byte[] answer(byte[] question, int flags, long serial) {
        byte[] names = {0, 0};
        ByteBuffer answer = ByteBuffer.allocate(512).put(question);
        answer.putShort(2, (short) flags);
        if (flags == 0x8400) {
            answer.putShort(6, (short) 1);
            answer.putShort((short) 0xc00c)
                    .putShort((short) 6)
                    .putShort((short) 1)
                    .putInt(300)
                    .putShort((short) 22);
            answer.put(names).putInt((int) serial).putInt(1).putInt(1).putInt(1).putInt(1);
        }
        return Arrays.copyOf(answer.array(), answer.position());
    }

    private static void answerDatagram(DatagramSocket socket, int... flags) {
        try {
            DatagramPacket packet = new DatagramPacket(new byte[512], 512);
            socket.receive(packet);
            byte[] question = Arrays.copyOf(packet.getData(), packet.getLength());
            for (int each : flags) {
                byte[] octets = answer(question, each, 7);
                socket.send(new DatagramPacket(octets, octets.length, packet.getSocketAddress()));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void answerStream(ServerSocket server) {
        try (Socket socket = server.accept()) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] octets = answer(in.readNBytes(in.readUnsignedShort()), 0x8400, 9);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeShort(octets.length);
            out.write(octets);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @Test
    void an_answer_over_udp_is_taken() throws Exception {
        InetSocketAddress address = loopback(FreePort.both());
        try (DatagramSocket udp = new DatagramSocket(address);
                ExecutorService server = Executors.newVirtualThreadPerTaskExecutor()) {
            server.execute(() -> answerDatagram(udp, 0x8400));

            assertThat(new DnsClient(address, new Random(1)).serial(ZONE)).isEqualTo(new Reply.Given<>(new Serial(7)));
        }
    }

    @Test
    void a_question_that_comes_back_as_it_was_is_passed_over() throws Exception {
        InetSocketAddress address = loopback(FreePort.both());
        try (DatagramSocket udp = new DatagramSocket(address);
                ExecutorService server = Executors.newVirtualThreadPerTaskExecutor()) {
            server.execute(() -> answerDatagram(udp, 0x0000, 0x8400));

            assertThat(new DnsClient(address, new Random(1)).serial(ZONE)).isEqualTo(new Reply.Given<>(new Serial(7)));
        }
    }

    @Test
    void a_truncated_answer_is_fetched_over_tcp() throws Exception {
        InetSocketAddress address = loopback(FreePort.both());
        try (DatagramSocket udp = new DatagramSocket(address);
                ServerSocket tcp = new ServerSocket(address.getPort(), 1, address.getAddress());
                ExecutorService server = Executors.newVirtualThreadPerTaskExecutor()) {
            server.execute(() -> answerDatagram(udp, 0x8600));
            server.execute(() -> answerStream(tcp));

            assertThat(new DnsClient(address, new Random(1)).serial(ZONE)).isEqualTo(new Reply.Given<>(new Serial(9)));
        }
    }

    @Test
    void silence_is_told_after_three_questions() throws Exception {
        InetSocketAddress address = loopback(FreePort.both());
        try (DatagramSocket mute = new DatagramSocket(address)) {
            Reply<Serial> reply = new DnsClient(address, new Random(1)).serial(ZONE);

            assertThat(mute.isBound()).isTrue();
            assertThat(reply).isInstanceOf(Reply.Silent.class);
            assertThat(reply.reason()).endsWith(": no answer to 3 questions");
        }
    }

    @Test
    void a_port_where_nobody_listens_is_silence_at_once() throws Exception {
        InetSocketAddress address = loopback(FreePort.both());

        assertThat(new DnsClient(address, new Random(1)).serial(ZONE)).isInstanceOf(Reply.Silent.class);
    }
}
