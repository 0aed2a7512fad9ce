package dev.koder.herald.adapter.outbound.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Pattern;

/** The body of an answer, read whole or not at all (RFC 9112, section 6). */
final class ResponseBody {

    private static final Pattern CHUNK = Pattern.compile("[0-9A-Fa-f]{1,7}\\s*(;.*)?");
    private static final int HEXADECIMAL = 16;
    private static final int LONGEST_LINE = 1024;

    private final InputStream in;
    private final int most;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    private ResponseBody(InputStream in, int most) {
        this.in = in;
        this.most = most;
    }

    /**
     * Reads what follows this head.
     *
     * @throws IOException where it is larger than {@code most} octets, or breaks off
     */
    static byte[] read(ResponseHead head, InputStream in, int most) throws IOException {
        ResponseBody reading = new ResponseBody(in, most);
        if (head.isChunked()) {
            reading.takeChunks();
        } else if (head.length().isPresent()) {
            reading.take(head.length().getAsLong());
        } else {
            reading.takeRest();
        }
        return reading.body.toByteArray();
    }

    private void takeChunks() throws IOException {
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            take(size);
            line();
        }
    }

    private int chunkSize() throws IOException {
        String line = line();
        if (!CHUNK.matcher(line).matches()) {
            throw new IOException("answered with a chunk of no size");
        }
        return Integer.parseInt(line.replaceFirst("[\\s;].*", ""), HEXADECIMAL);
    }

    private String line() throws IOException {
        return ResponseHead.line(in, new int[] {LONGEST_LINE});
    }

    private void take(long length) throws IOException {
        if (length > most - body.size()) {
            throw tooLarge();
        }
        byte[] octets = in.readNBytes(Math.toIntExact(length));
        if (octets.length < length) {
            throw new IOException("closed the connection before its answer was over");
        }
        body.writeBytes(octets);
    }

    private void takeRest() throws IOException {
        body.writeBytes(in.readNBytes(most + 1));
        if (body.size() > most) {
            throw tooLarge();
        }
    }

    private IOException tooLarge() {
        return new IOException("answered with more than " + most + " octets");
    }
}
