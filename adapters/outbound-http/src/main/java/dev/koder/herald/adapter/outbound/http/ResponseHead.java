package dev.koder.herald.adapter.outbound.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is read of an answer's head (RFC 9112, section 2).
 *
 * @param status 200 to 599
 * @param isChunked whether its body comes in chunks
 * @param length of its body, where that is told
 */
record ResponseHead(int status, boolean isChunked, OptionalLong length) {

    /** The most octets of an answer's head. */
    static final int LARGEST = 16 * 1024;

    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?");
    private static final Pattern CHUNKED = Pattern.compile("transfer-encoding:\\s*chunked\\s*");
    private static final Pattern LENGTH = Pattern.compile("content-length:\\s*([0-9]{1,18})\\s*");
    private static final int FIRST_FINAL = 200;

    /** Reads up to the end of the head, passing over interim answers. */
    static ResponseHead read(InputStream in) throws IOException {
        int[] left = {LARGEST};
        while (true) {
            int status = status(line(in, left));
            ResponseHead head = headers(status, in, left);
            if (status >= FIRST_FINAL) {
                return head;
            }
        }
    }

    /** Only those about where the body ends tell anything that is needed. */
    private static ResponseHead headers(int status, InputStream in, int[] left) throws IOException {
        boolean isChunked = false;
        OptionalLong length = OptionalLong.empty();
        for (String line = line(in, left); !line.isEmpty(); line = line(in, left)) {
            String header = line.toLowerCase(Locale.ROOT);
            isChunked |= CHUNKED.matcher(header).matches();
            Matcher told = LENGTH.matcher(header);
            if (told.matches()) {
                length = OptionalLong.of(Long.parseLong(told.group(1)));
            }
        }
        return new ResponseHead(status, isChunked, length);
    }

    private static int status(String line) throws IOException {
        Matcher matcher = STATUS_LINE.matcher(line);
        if (!matcher.matches()) {
            throw new IOException("answered something that is not HTTP/1.1");
        }
        return Integer.parseInt(matcher.group(1));
    }

    static String line(InputStream in, int[] left) throws IOException {
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
