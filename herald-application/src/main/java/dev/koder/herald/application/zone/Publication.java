package dev.koder.herald.application.zone;

import dev.koder.herald.domain.dns.Serial;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.Optional;

/** The published text of one version of a zone, immutable, though its end may still be being written. Used by one thread, and closed by it. */
public interface Publication extends AutoCloseable {

    /** The version's serial. */
    Serial serial();

    /** What is known of the text before it is read; empty where its end was not written yet when this was handed out. */
    Optional<Summary> summary();

    /**
     * Writes the whole text, as it comes.
     *
     * @throws IOException where it cannot be written on, or where its end will never be there: what was written is then no
     *     text, and must not be taken for one
     */
    void writeTo(OutputStream out) throws IOException;

    /** Lets go of the text. */
    @Override
    void close();

    /**
     * What is known of a text before it is read.
     *
     * @param records how many records it holds, the SOA included
     * @param bytes its length in octets
     * @param sha256 the SHA-256 of all of it, in lower-case hexadecimal
     */
    record Summary(long records, long bytes, String sha256) {

        /** The digest as octets. */
        public byte[] digest() {
            return HexFormat.of().parseHex(sha256);
        }
    }
}
