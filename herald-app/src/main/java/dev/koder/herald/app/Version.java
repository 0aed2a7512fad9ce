package dev.koder.herald.app;

import java.util.Optional;

/** Which version of the program this is. */
final class Version {

    private Version() {}

    /** As the build wrote it into the jar. */
    static String text() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }
}
