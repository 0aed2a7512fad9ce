package dev.koder.herald.adapter.client.rest;

import dev.koder.herald.adapter.client.rest.HeraldClient.Progress;
import dev.koder.herald.adapter.client.rest.HeraldClient.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import java.util.OptionalLong;

/** What a request carries, opened anew each time that it is sent. */
sealed interface SentBody extends AutoCloseable {

    /** Whether it can be sent another time. */
    boolean isRepeatable();

    /** Begins to read it, from its beginning on. */
    BodyPublisher open() throws IOException;

    @Override
    void close() throws IOException;

    /** Nothing. */
    record None() implements SentBody {

        @Override
        public boolean isRepeatable() {
            return true;
        }

        @Override
        public BodyPublisher open() {
            return BodyPublishers.noBody();
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    /** A text. */
    final class Text implements SentBody {

        private final Upload text;
        private final Progress progress;
        private Optional<InputStream> open = Optional.empty();

        Text(Upload text, Progress progress) {
            this.text = text;
            this.progress = progress;
        }

        @Override
        public boolean isRepeatable() {
            return text.isRepeatable();
        }

        @Override
        public BodyPublisher open() throws IOException {
            close();
            OptionalLong bytes = text.bytes();
            InputStream source = new SourceStream(text.name(), text.source().open());
            InputStream stream = new CountedStream(source, bytes, progress);
            open = Optional.of(stream);
            BodyPublisher pieces = BodyPublishers.ofInputStream(() -> stream);
            boolean isLengthKnown = bytes.isPresent() && bytes.getAsLong() > 0;
            return isLengthKnown ? BodyPublishers.fromPublisher(pieces, bytes.getAsLong()) : pieces;
        }

        @Override
        public void close() throws IOException {
            if (open.isPresent()) {
                open.get().close();
            }
        }
    }
}
