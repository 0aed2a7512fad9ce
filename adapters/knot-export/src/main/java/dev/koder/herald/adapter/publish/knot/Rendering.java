package dev.koder.herald.adapter.publish.knot;

import dev.koder.herald.application.zone.Publication;
import dev.koder.herald.application.zone.ZoneReading;
import dev.koder.herald.domain.zone.Zone;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** The writing of a text, which is handed over once, when enough of it is there. Used by one thread. */
final class Rendering implements AutoCloseable {

    /** So much is rendered before a text is handed over that is not whole yet: most zones are whole before. */
    private static final long BEGINNING = 64 * 1024;

    private final GrowingText text;
    private final OutputStream out;
    private final FileChannel in;
    private final Consumer<Publication> reader;
    private boolean isHandedOver;

    private Rendering(GrowingText text, OutputStream out, FileChannel in, Consumer<Publication> reader) {
        this.text = text;
        this.out = out;
        this.in = in;
        this.reader = reader;
    }

    /** Makes the file, and opens it for the writer and for the first reader: from now on it may leave the folder. */
    static Rendering into(GrowingText text, Consumer<Publication> reader) throws IOException {
        OutputStream out = Files.newOutputStream(text.file(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return new Rendering(text, out, text.open(), reader);
    }

    GrowingText text() {
        return text;
    }

    Publication.Summary run(Zone zone, ZoneReading.Contents contents) throws IOException {
        Publication.Summary summary = ZoneText.write(out, zone, contents, this::grewTo);
        out.close();
        text.ended(summary);
        handOver();
        return summary;
    }

    private void grewTo(long length) {
        text.grewTo(length);
        if (length >= BEGINNING) {
            handOver();
        }
    }

    private void handOver() {
        if (!isHandedOver) {
            isHandedOver = true;
            reader.accept(new FollowedText(text, in, text.summary()));
        }
    }

    @Override
    public void close() throws IOException {
        out.close();
        if (!isHandedOver) {
            in.close();
        }
    }
}
