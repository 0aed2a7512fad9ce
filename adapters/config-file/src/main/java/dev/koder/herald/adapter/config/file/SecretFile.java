package dev.koder.herald.adapter.config.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/**
 * A secret that stays in its file until it is needed: what a configuration holds is the path, and that is all it can print.
 *
 * @param path the file; its content is the secret, without the white space around it
 */
public record SecretFile(Path path) {

    /** The largest secret that is read. */
    private static final int MAX_BYTES = 65_536;

    private static final Set<PosixFilePermission> OF_OTHERS = EnumSet.of(
            PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE, PosixFilePermission.OTHERS_EXECUTE);

    /**
     * Reads the secret, anew at each call, so that a replaced file is seen.
     *
     * @throws IOException when the file cannot be read, is empty, or is larger than 64 KiB
     */
    public String read() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            String secret = new String(bytes, StandardCharsets.UTF_8).strip();
            if (secret.isEmpty() || bytes.length > MAX_BYTES) {
                throw new IOException(
                        path + ": " + (secret.isEmpty() ? "empty" : "larger") + " (expected: 1 to 65536 bytes)");
            }
            return secret;
        }
    }

    /** Whether the file is there for this process and for nobody outside its owner and group. */
    boolean isReadableAndPrivate() {
        return Files.isRegularFile(path) && Files.isReadable(path) && !isOpenToOthers();
    }

    private boolean isOpenToOthers() {
        try {
            return Files.getPosixFilePermissions(path).stream().anyMatch(OF_OTHERS::contains);
        } catch (UnsupportedOperationException | IOException noPermissionsToSpeakOf) {
            return false;
        }
    }
}
