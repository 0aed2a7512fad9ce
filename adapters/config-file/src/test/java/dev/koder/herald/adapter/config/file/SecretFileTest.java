package dev.koder.herald.adapter.config.file;

import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SecretFileTest {

    @TempDir
    private Path folder;

    @Test
    void refuses_an_empty_secret() throws IOException {
        Path file = Files.writeString(folder.resolve("s"), " \n");

        assertThatIOException()
                .isThrownBy(() -> new SecretFile(file).read())
                .withMessage(file + ": empty (expected: 1 to 65536 bytes)");
    }

    @Test
    void refuses_a_secret_that_is_too_large() throws IOException {
        Path file = Files.writeString(folder.resolve("s"), "x".repeat(65_537));

        assertThatIOException()
                .isThrownBy(() -> new SecretFile(file).read())
                .withMessage(file + ": larger (expected: 1 to 65536 bytes)");
    }
}
