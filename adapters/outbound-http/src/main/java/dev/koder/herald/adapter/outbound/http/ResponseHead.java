package dev.koder.herald.adapter.outbound.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is read of an answer (RFC 9112, section 2).
 *
 * @param status 200 to 599
 */
record ResponseHead(int status) {

    /** The most octets of an answer's head. */
    static final int LARGEST = 16 * 1024;

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?");
    private static final int FIRST_FINAL = 200;

    /** Reads up to the end of the head, passing over interim answers. */
    static ResponseHead read(InputStream stream) throws IOException {
        InputStream in = new BufferedInputStream(stream, 4096);
        int[] left = {LARGEST};
        int status = 0;
        while (status < FIRST_FINAL) {
            status = status(line(in, left));
            skipHeaders(in, left);
        }
        return new ResponseHead(status);
    }

    /** They tell nothing that is needed. */
    private static void skipHeaders(InputStream in, int[] left) throws IOException {
        String line = line(in, left);
        while (!line.isEmpty()) {
            line = line(in, left);
        }
    }

    private static int status(String line) throws IOException {
        Matcher matcher = STATUS_LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IOException("answered something that is not HTTP/1.1");
        }
        return Integer.parseInt(matcher.group(1));
    }

    private static String line(InputStream in, int[] left) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new IOException("closed the connection before its answer was over");
            }
            if (--left[0] < 0) {
                throw new IOException("answered with a head of more than " + LARGEST + " octets");
            }
            line.append((char) octet);
        }
        int length = line.length();
        return length > 0 && line.charAt(length - 1) == '\r' ? line.substring(0, length - 1) : line.toString();
    }
}
