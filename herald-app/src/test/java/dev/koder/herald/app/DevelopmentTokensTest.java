package dev.koder.herald.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.adapter.identity.development.DevelopmentIdentity;
import dev.koder.herald.adapter.identity.development.DevelopmentIdentityConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the files with development tokens are written. */
class DevelopmentTokensTest {

    private static final Instant NOW = Instant.parse("2026-01-14T12:00:00Z");

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void a_first_start_writes_all_for_their_owner_alone() throws IOException {
        renewAt(NOW);

        for (String name : new String[] {"tenant.token", "operator.token", "pop.token"}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void a_token_of_less_than_an_hour_is_kept() throws IOException {
        String first = renewAt(NOW);

        assertThat(renewAt(NOW.plus(Duration.ofMinutes(59)))).isEqualTo(first);
    }

    @Test
    void a_token_of_an_hour_is_renewed() throws IOException {
        String first = renewAt(NOW);

        assertThat(renewAt(NOW.plus(Duration.ofHours(1)))).isNotEqualTo(first);
    }

    @Test
    void a_token_from_the_future_is_renewed() throws IOException {
        String first = renewAt(NOW);

        assertThat(renewAt(NOW.minus(Duration.ofMinutes(1)))).isNotEqualTo(first);
    }

    @Test
    void a_token_of_another_key_is_renewed() throws IOException {
        String first = renewAt(NOW);
        Files.delete(folder.resolve("development-key.json"));

        assertThat(renewAt(NOW)).isNotEqualTo(first);
    }

    /** The tenant's token, as it is after a renewal at that time; one that was written counts as written then. */
    private String renewAt(Instant now) throws IOException {
        Path file = folder.resolve("tenant.token");
        String before = Files.exists(file) ? Files.readString(file) : "";
        try (DevelopmentIdentity identity = DevelopmentIdentity.open(
                new DevelopmentIdentityConfig(folder, 0, "issuer", "audience"), InstantSource.fixed(now))) {
            new DevelopmentTokens(folder, identity).renew(now);
        }
        String after = Files.readString(file);
        if (!after.equals(before)) {
            Files.setLastModifiedTime(file, FileTime.from(now));
        }
        return after;
    }
}
