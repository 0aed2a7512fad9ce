package dev.koder.herald.sync.zone.port;

import java.io.IOException;
import java.nio.channels.WritableByteChannel;

/** A zone file in the making, beside the one in use and unknown to the name server. Closing it throws it away. */
public interface Draft extends AutoCloseable {

    /** Starts over: whatever was written before is gone. The caller closes the channel. */
    WritableByteChannel rewrite() throws IOException;

    /** What has been written so far. */
    StoredText text();

    @Override
    void close() throws IOException;
}
