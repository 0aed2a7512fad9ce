package dev.koder.herald.application.zone;

import dev.koder.herald.domain.dns.Serial;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;

/** The published text of one version of a zone, immutable. Used by one thread, and closed by it. */
public interface Publication extends AutoCloseable {

    /** What is known of the text before it is read. */
    Summary summary();

    /** Writes the whole text. */
    void writeTo(OutputStream out) throws IOException;

    /** Lets go of the text. */
    @Override
    void close();

    /**
     * What is known of a text before it is read.
     *
     * @param serial the version's serial
     * @param records how many records it holds, the SOA included
     * @param bytes its length in octets
     * @param sha256 the SHA-256 of all of it, in lower-case hexadecimal
     */
    record Summary(Serial serial, long records, long bytes, String sha256) {

        /** The digest as octets. */
        public byte[] digest() {
            return HexFormat.of().parseHex(sha256);
        }
    }
}
