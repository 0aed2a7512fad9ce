package dev.koder.herald.adapter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schema that all migrations make together, and the numbers that they go by. */
class SchemaTest {

    private static final Path GOLDEN = Path.of("src/test/golden/schema.sql");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");
    private static final String REFRESH = "golden.refresh";

    @TempDir
    private Path folder;

    @Test
    void the_schema_is_what_the_golden_file_shows() throws IOException {
        String schema = schema();
        if (Boolean.getBoolean(REFRESH)) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, schema);
        }

        assertThat(schema)
                .as(
                        "%s differs; if that is meant: ./mvnw test -pl adapters/storage-sqlite -am -D%s=true",
                        GOLDEN, REFRESH)
                .isEqualTo(Files.exists(GOLDEN) ? Files.readString(GOLDEN) : "");
    }

    private String schema() {
        SqliteConfig config = SqliteConfig.of(folder.resolve("herald.db"));
        Opened.with(config).close();
        StringBuilder schema = new StringBuilder();
        try (Session session = new Connections(config).examiner();
                Rows rows = session.rows(
                        "SELECT sql FROM sqlite_schema"
                                + " WHERE sql IS NOT NULL AND tbl_name NOT LIKE 'flyway%' ORDER BY tbl_name, type DESC, name")) {
            while (rows.next()) {
                schema.append(rows.text(1)).append(";\n\n");
            }
        }
        return schema.toString();
    }

    @Test
    void migrations_are_numbered_without_gaps_up_to_the_newest() throws IOException {
        assertThat(migrations())
                .extracting(file -> file.getFileName().toString().substring(0, 6))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, Migrations.NEWEST)
                        .mapToObj("V%03d__"::formatted)
                        .toList());
    }

    @Test
    void every_migration_notes_its_number_in_the_database() throws IOException {
        List<Path> migrations = migrations();
        List<String> notes = new ArrayList<>();
        for (int i = 0; i < migrations.size(); i++) {
            String note = "PRAGMA user_version = " + (i + 1) + ";";
            assertThat(Files.readString(migrations.get(i)))
                    .as("%s", migrations.get(i))
                    .contains(note);
            notes.add(note);
        }
        assertThat(notes).hasSize(Migrations.NEWEST);
    }

    private static List<Path> migrations() throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            return files.sorted().toList();
        }
    }
}
