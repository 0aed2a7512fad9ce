package dev.koder.herald.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeraldConfigTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void reads_an_empty_file_as_the_template() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.conf"), "");
        Path template = Files.writeString(folder.resolve("template.conf"), Settings.SCHEMA.template());

        assertThat(read(template, Map.of())).isEqualTo(read(empty, Map.of()));
    }

    @Test
    void takes_the_legacy_tenant_header_from_the_environment() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.conf"), "");

        assertThat(read(empty, Map.of()).identity().legacyTenantHeader()).isFalse();
        assertThat(read(empty, Map.of("LEGACY_TENANT_HEADER", "true"))
                        .identity()
                        .legacyTenantHeader())
                .isTrue();
    }

    @Test
    void keeps_the_template_as_released() {
        Golden.file("herald.conf").isEqualTo(Settings.SCHEMA.template());
    }

    private static HeraldConfig read(Path file, Map<String, String> environment) {
        HeraldConfig.Reading reading = HeraldConfig.read(file, environment);
        assertThat(reading).isInstanceOf(HeraldConfig.Reading.Ok.class);
        return ((HeraldConfig.Reading.Ok) reading).config();
    }
}
