package dev.koder.herald.adapter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    void migrations_are_numbered_upwards_to_the_newest() throws IOException {
        assertThat(numbers()).doesNotHaveDuplicates().startsWith(1).endsWith(Migrations.NEWEST);
    }

    @Test
    void every_migration_notes_its_number_in_the_database() throws IOException {
        List<Path> migrations = migrations();
        List<Integer> numbers = numbers();
        for (int i = 0; i < migrations.size(); i++) {
            assertThat(Files.readString(migrations.get(i)))
                    .as("%s", migrations.get(i))
                    .contains("PRAGMA user_version = " + numbers.get(i) + ";");
        }
    }

    private static List<Integer> numbers() throws IOException {
        return migrations().stream()
                .map(file -> file.getFileName().toString())
                .peek(name -> assertThat(name).matches("V[0-9]{3}__[a-z_]+\\.sql"))
                .map(name -> Integer.parseInt(name.substring(1, 4)))
                .toList();
    }

    private static List<Path> migrations() throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            return files.sorted().toList();
        }
    }
}
