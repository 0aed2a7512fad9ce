package dev.koder.herald.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether somebody sits at an end of the program: the JDK tells it of standard input and output together only. */
enum Terminal {
    STANDARD_INPUT(0),
    STANDARD_ERROR(2);

    private final Path link;

    Terminal(int descriptor) {
        this.link = Path.of("/proc/self/fd/" + descriptor);
    }

    boolean isThere() {
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }
}
