package dev.koder.herald.adapter.publish.knot;

import dev.koder.herald.application.zone.Publication;
import dev.koder.herald.domain.dns.Serial;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/**
 * A text that is being read, as it grows where it is not whole: its file may leave the folder meanwhile.
 *
 * @param summary as it was when the reading began
 */
record FollowedText(GrowingText text, FileChannel channel, Optional<Publication.Summary> summary)
        implements Publication {

    private static final int CHUNK = 64 * 1024;

    @Override
    public Serial serial() {
        return text.serial();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        long read = 0;
        for (long length = text.lengthBeyond(0); length > read; length = text.lengthBeyond(read)) {
            while (read < length) {
                chunk.clear().limit((int) Math.min(CHUNK, length - read));
                int more = channel.read(chunk, read);
                if (more < 0) {
                    throw new IOException("the export's file was cut");
                }
                out.write(chunk.array(), 0, more);
                read += more;
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
