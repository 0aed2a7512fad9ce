package dev.koder.herald.sync.zone;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.sync.zone.port.Sha256;
import dev.koder.herald.sync.zone.port.StoredText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.security.MessageDigest;

/**
 * A zone file as octets: its end mark, where that begins, and the digest of it all.
 *
 * @param mark the last line, found to be true of what stands above
 * @param bodyBytes how many octets stand above
 * @param whole the digest of the whole file
 */
record ZoneText(EndMark mark, long bodyBytes, Sha256 whole) {
    /** Longer than any end mark: a name takes at most 1004 octets as text. */
    private static final int LONGEST_MARK = 2048;

    private static final int CHUNK = 1 << 16;

    /**
     * Reads the file once.
     *
     * @throws DnsFormatException when it has no end mark, or one that is not true
     */
    static ZoneText read(StoredText text) throws IOException {
        try (SeekableByteChannel channel = text.open()) {
            byte[] tail = tail(channel);
            byte[] lastLine = lastLine(tail);
            EndMark mark = EndMark.parse(new String(lastLine, 0, lastLine.length - 1, UTF_8));
            long bodyBytes = channel.size() - lastLine.length;
            MessageDigest digest = digest(channel, bodyBytes);
            Sha256 body = Sha256.of(copy(digest).digest());
            if (!body.equals(mark.content())) {
                throw new DnsFormatException(
                        "sha256 of the content", body.hex(), mark.content() + " as the last line says");
            }
            return new ZoneText(mark, bodyBytes, Sha256.of(digest.digest(lastLine)));
        }
    }

    private static byte[] tail(SeekableByteChannel channel) throws IOException {
        long size = channel.size();
        int length = (int) Math.min(size, LONGEST_MARK);
        ByteBuffer tail = ByteBuffer.allocate(length);
        channel.position(size - length);
        while (tail.hasRemaining() && channel.read(tail) >= 0) {
            // One read may bring less than asked for.
        }
        return tail.array();
    }

    /** The last line with its line end; all there is when no line ends before it. */
    private static byte[] lastLine(byte[] tail) {
        if (tail.length == 0 || tail[tail.length - 1] != '\n') {
            String end = new String(tail, Math.max(0, tail.length - 40), Math.min(40, tail.length), UTF_8);
            throw new DnsFormatException("end of the file", end, "an end mark and a line end");
        }
        int start = tail.length - 1;
        while (start > 0 && tail[start - 1] != '\n') {
            start--;
        }
        return java.util.Arrays.copyOfRange(tail, start, tail.length);
    }

    private static MessageDigest digest(SeekableByteChannel channel, long bytes) throws IOException {
        MessageDigest digest = Delegation.sha256();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        channel.position(0);
        long left = bytes;
        while (left > 0) {
            chunk.clear().limit((int) Math.min(CHUNK, left));
            int read = channel.read(chunk);
            if (read < 0) {
                throw new IOException("the file became shorter while it was read");
            }
            digest.update(chunk.flip());
            left -= read;
        }
        return digest;
    }

    private static MessageDigest copy(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError("SHA-256 of the Java platform can be cloned", e);
        }
    }
}
