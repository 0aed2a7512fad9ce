package dev.koder.herald.sync.files;

import dev.koder.herald.sync.zone.port.Draft;
import dev.koder.herald.sync.zone.port.StoredText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A draft beside the file it may replace.
 *
 * @param folder where it is
 * @param path the draft itself
 */
record FileDraft(SafeFolder folder, Path path) implements Draft {

    /** What is written is on the disk once the channel is closed. */
    @Override
    public WritableByteChannel rewrite() throws IOException {
        return new ForcedChannel(folder.rewrite(path));
    }

    @Override
    public StoredText text() {
        return () -> Files.newByteChannel(path);
    }

    /** A draft that was put in use has another name by now, and stays. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }

    private record ForcedChannel(FileChannel file) implements WritableByteChannel {

        @Override
        public int write(ByteBuffer octets) throws IOException {
            return file.write(octets);
        }

        @Override
        public boolean isOpen() {
            return file.isOpen();
        }

        @Override
        public void close() throws IOException {
            if (file.isOpen()) {
                file.force(true);
                file.close();
            }
        }
    }
}
