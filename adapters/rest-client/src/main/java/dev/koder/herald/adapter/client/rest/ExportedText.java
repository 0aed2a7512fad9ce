package dev.koder.herald.adapter.client.rest;

import dev.koder.herald.adapter.client.rest.HeraldClient.Exported;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Passes an export on and makes sure that all of it came: its last line, the end mark, has the digest of all before it. */
final class ExportedText {

    private static final int CHUNK = 1 << 16;
    private static final int LONGEST_LINE = 1 << 20;
    private static final Pattern END_MARK =
            Pattern.compile("; end zone (\\S+) serial (\\d{1,10}) records (\\d{1,10}) sha256 ([0-9a-f]{64})\n");

    private final OutputStream out;
    private final MessageDigest digest = sha256();
    private final ByteArrayOutputStream lastLine = new ByteArrayOutputStream();
    private long bytes;

    ExportedText(OutputStream out) {
        this.out = out;
    }

    Exported copy(InputStream in) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int length = in.read(chunk); length >= 0; length = in.read(chunk)) {
            take(chunk, length);
        }
        Matcher mark = END_MARK.matcher(lastLine.toString(StandardCharsets.US_ASCII));
        if (!mark.matches()) {
            throw new IOException("the export was cut on the way: it has no end mark (try again)");
        }
        if (!mark.group(4).equals(HexFormat.of().formatHex(digest.digest()))) {
            throw new IOException(
                    "the export was altered on the way: the digest in its end mark is another (try again)");
        }
        end();
        return new Exported(mark.group(1), Long.parseLong(mark.group(2)), Long.parseLong(mark.group(3)), bytes);
    }

    /** Holds back what may be the last line. */
    private void take(byte[] chunk, int length) throws IOException {
        bytes += length;
        int begin = lastLineBegin(chunk, length);
        if (begin > 0) {
            pass(lastLine.toByteArray(), lastLine.size());
            lastLine.reset();
            pass(chunk, begin);
        } else if (begin == 0) {
            pass(lastLine.toByteArray(), lastLine.size());
            lastLine.reset();
        }
        lastLine.write(chunk, Math.max(0, begin), length - Math.max(0, begin));
        if (lastLine.size() > LONGEST_LINE) {
            throw new IOException("a line of more than " + LONGEST_LINE + " octets (expected: an export of Herald's)");
        }
    }

    /** Where in the chunk the line begins that it ends with; -1 where that line began before the chunk. */
    private int lastLineBegin(byte[] chunk, int length) {
        for (int i = length - 2; i >= 0; i--) {
            if (chunk[i] == '\n') {
                return i + 1;
            }
        }
        boolean isLineOver = lastLine.size() > 0 && lastLine.toByteArray()[lastLine.size() - 1] == '\n';
        return isLineOver ? 0 : -1;
    }

    private void pass(byte[] octets, int length) throws IOException {
        digest.update(octets, 0, length);
        try {
            out.write(octets, 0, length);
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    private void end() throws IOException {
        try {
            lastLine.writeTo(out);
            out.flush();
        } catch (IOException failure) {
            throw unwritable(failure);
        }
    }

    private static OwnEndException unwritable(IOException failure) {
        return new OwnEndException("the zone text cannot be written (" + failure.getMessage() + ")", failure);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
