package dev.koder.herald.sync.zone.port;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;

/** The octets of a zone file or of a draft, as they are on the disk. */
public interface StoredText {

    /** Opens them for reading; the caller closes. */
    SeekableByteChannel open() throws IOException;
}
