package dev.koder.herald.adapter.http.rest;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection on which a test writes what no HTTP client would. */
final class RawConnection implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final InputStream in;

    RawConnection(int port) throws IOException {
        this(port, 65_536);
    }

    /** @param room how many octets the system may hold that were not read yet, about */
    RawConnection(int port, int room) throws IOException {
        socket = new Socket();
        socket.setReceiveBufferSize(room);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        in = new BufferedInputStream(socket.getInputStream());
    }

    private RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** From this address of the machine. */
    static RawConnection from(String address, int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.getByName(address), 0);
        socket.setSoTimeout(PATIENCE_MILLIS);
        return new RawConnection(socket);
    }

    RawConnection write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return this;
    }

    RawConnection endOutput() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    /**
     * One answer, headers and body; the body's length must be declared, or the body come in chunks.
     *
     * @throws EOFException where the connection ends before it does
     */
    String readAnswer() throws IOException {
        StringBuilder answer = new StringBuilder();
        int length = 0;
        boolean isChunked = false;
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            answer.append(line).append('\n');
            if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
            isChunked |= line.equalsIgnoreCase("transfer-encoding: chunked");
        }
        byte[] body = isChunked ? readChunks() : in.readNBytes(length);
        return answer.append('\n')
                .append(new String(body, StandardCharsets.UTF_8))
                .toString();
    }

    private byte[] readChunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int length = readChunkLength(); length > 0; length = readChunkLength()) {
            body.write(in.readNBytes(length));
            readLine();
        }
        readLine();
        return body.toByteArray();
    }

    private int readChunkLength() throws IOException {
        String line = readLine();
        if (line.isEmpty()) {
            throw new EOFException("no chunk (expected: the last one is empty)");
        }
        return Integer.parseInt(line, 16);
    }

    private String readLine() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            line.write(octet);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    /** Everything up to the end of the connection. */
    String readToEnd() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
