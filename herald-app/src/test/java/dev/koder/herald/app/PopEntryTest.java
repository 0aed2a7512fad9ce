package dev.koder.herald.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.adapter.config.file.ConfigProblem;
import dev.koder.herald.adapter.config.file.ConfigResult;
import dev.koder.herald.application.pop.PopBearers;
import dev.koder.herald.domain.pop.PopId;
import dev.koder.herald.domain.tenant.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in identity.points-of-presence. */
class PopEntryTest {

    private static final String ENTRIES =
            "pop-ams, fra1 = pop-fra, fra2=https://id.example/?a=b, *=cG9w==, fra1=pop-fra-new";

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private ConfigResult read(String entries) throws IOException {
        Path file = folder.resolve("herald.conf");
        Files.writeString(file, "identity.points-of-presence = " + entries + "\n");
        return Settings.SCHEMA.read(file, Map.of());
    }

    private List<PopEntry> accepted(String entries) throws IOException {
        ConfigResult result = read(entries);
        assertThat(result).isInstanceOf(ConfigResult.Ok.class);
        return ((ConfigResult.Ok) result).values().get(Settings.POINTS_OF_PRESENCE);
    }

    @Test
    void names_whose_tokens_count() throws IOException {
        assertThat(PopEntry.subs(accepted(ENTRIES)))
                .containsExactlyInAnyOrder("pop-ams", "pop-fra", "https://id.example/?a=b", "cG9w==", "pop-fra-new");
    }

    @Test
    void gives_names_to_those_that_it_names() throws IOException {
        assertThat(PopEntry.bearers(accepted(ENTRIES)))
                .isEqualTo(new PopBearers(Map.of(
                        new PopId("fra1"),
                        Set.of(new TenantId("pop-fra"), new TenantId("pop-fra-new")),
                        new PopId("fra2"),
                        Set.of(new TenantId("https://id.example/?a=b")))));
    }

    @Test
    void nobody_is_named_at_first() throws IOException {
        assertThat(accepted("")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fra1=abc",
                "fra1=",
                "=abc",
                "*=",
                "fra 1=abc",
                "fra1=abc,",
                "fra1=abc, abc",
                "*=abc, fra1=abc",
                "https://id.example/?a=b"
            })
    void refuses_what_may_be_a_slip(String entries) throws IOException {
        ConfigResult result = read(entries);

        assertThat(result).isInstanceOf(ConfigResult.Refused.class);
        assertThat(((ConfigResult.Refused) result).problems())
                .singleElement()
                .extracting(ConfigProblem::key)
                .isEqualTo("identity.points-of-presence");
    }
}
