package dev.koder.herald.adapter.outbound.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A receiver on the loopback address that does with each request what it is told. */
final class Listening implements AutoCloseable {

    private static final String LENGTH = "Content-Length: ";

    final BlockingQueue<String> requests = new LinkedBlockingQueue<>();

    private final ServerSocket socket;
    private final Behaviour behaviour;

    /** What is done after a request was read. */
    @FunctionalInterface
    interface Behaviour {
        void answer(OutputStream out) throws IOException;
    }

    /** Listens at an address, on this port or any free one where it is 0. */
    Listening(String address, int port, Behaviour behaviour) throws IOException {
        this.socket = new ServerSocket(port, 50, InetAddress.ofLiteral(address));
        this.behaviour = behaviour;
        Thread.startVirtualThread(this::accept);
    }

    Listening(Behaviour behaviour) throws IOException {
        this("127.0.0.1", 0, behaviour);
    }

    static Listening answering(String answer) throws IOException {
        return new Listening(out -> out.write(answer.getBytes(StandardCharsets.US_ASCII)));
    }

    int port() {
        return socket.getLocalPort();
    }

    /** A URL of this receiver, by a name. */
    String url(String scheme) {
        return scheme + "://hooks.example:" + port() + "/a?b=c";
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                Thread.startVirtualThread(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            requests.add(request(connection.getInputStream()));
            behaviour.answer(connection.getOutputStream());
        } catch (IOException gone) {
            // The client hung up, which is what some tests are about.
        }
    }

    private static String request(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int octet = in.read();
            if (octet < 0) {
                throw new IOException("end of request");
            }
            head.append((char) octet);
        }
        int at = head.indexOf(LENGTH) + LENGTH.length();
        int length = Integer.parseInt(head.substring(at, head.indexOf("\r", at)));
        return head + new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
