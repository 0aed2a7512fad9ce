package dev.koder.herald.sync.lab;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;

/** Ports on the loopback address that nobody uses at the moment. */
public final class FreePort {
    private FreePort() {}

    /** Free for TCP. */
    public static int tcp() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Free for both UDP and TCP. */
    public static int both() throws IOException {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = tcp();
            try (DatagramSocket socket =
                    new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
                return socket.getLocalPort();
            } catch (SocketException e) {
                // Somebody else has it for UDP: another one, then.
            }
        }
        throw new IOException("no port that is free for UDP too");
    }
}
