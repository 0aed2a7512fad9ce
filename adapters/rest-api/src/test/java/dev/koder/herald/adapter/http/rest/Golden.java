package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file under {@code src/test/golden} that says what users see, and changes only on purpose. */
final class Golden {

    private static final String REFRESH = "golden.refresh";

    private final Path file;

    private Golden(Path file) {
        this.file = file;
    }

    static Golden file(String name) {
        return new Golden(Path.of("src/test/golden", name));
    }

    /** Compares, or takes over what is given when the build was told to refresh. */
    void isEqualTo(String actual) {
        try {
            if (Boolean.getBoolean(REFRESH)) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual);
            }
            assertThat(actual)
                    .as("%s differs; if that is meant: ./mvnw test -pl adapters/rest-api -am -D%s=true", file, REFRESH)
                    .isEqualTo(Files.exists(file) ? Files.readString(file) : "");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
