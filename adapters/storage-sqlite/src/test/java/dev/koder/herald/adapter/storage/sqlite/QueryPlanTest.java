package dev.koder.herald.adapter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That statements cost the same however many zones and RRsets there are: they search, and never scan. */
class QueryPlanTest {

    /** What wants all there is of something. */
    private static final Set<String> MAY_SCAN = Set.of(
            // Entries of indexes, for the metrics.
            "ZoneSql.COUNT",
            // Points of presence, which are few.
            "ReportSql.POPS",
            // At the start, or after somebody changed them, into memory: what operators and tenants settled, not what
            // they store.
            "QuotaSql.PLANS",
            "QuotaSql.SHARED_PLANS",
            "ReviewSql.RULES",
            // For backups that are restored.
            "TokenSql.ALL",
            // For looks at whole databases.
            "AuditSql.HEADS",
            "AuditSql.TRAILS");

    /** The tokens of a tenant, of which limits.tokens leaves it 500, when somebody looks at them. */
    private static final Set<String> MAY_SORT = Set.of("TokenSql.LIST");

    private static final Path SOURCES =
            Path.of("src/sql/java", QueryPlanTest.class.getPackageName().split("\\."));

    private static Session session;

    /** A statement under the name of its constant. */
    record Statement(String name, String sql) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void open(@TempDir Path folder) {
        SqliteConfig config = SqliteConfig.of(folder.resolve("herald.db"));
        Opened.with(config).close();
        session = new Connections(config).examiner();
    }

    @AfterAll
    static void close() {
        session.close();
    }

    static Stream<Statement> statements() throws IOException, ReflectiveOperationException {
        List<Statement> statements = new ArrayList<>();
        try (DirectoryStream<Path> sources = Files.newDirectoryStream(SOURCES, "*Sql.java")) {
            for (Path source : sources) {
                String name = source.getFileName().toString().replace(".java", "");
                Class<?> home = Class.forName(QueryPlanTest.class.getPackageName() + "." + name);
                for (Field constant : home.getDeclaredFields()) {
                    statements.add(new Statement(name + "." + constant.getName(), (String) constant.get(null)));
                }
            }
        }
        return statements.stream();
    }

    @ParameterizedTest
    @MethodSource("statements")
    void a_statement_searches_and_sorts_nothing(Statement statement) {
        assertThat(plan(statement.sql())).as(statement.sql()).allSatisfy(step -> {
            if (!MAY_SORT.contains(statement.name())) {
                assertThat(step).doesNotContain("TEMP B-TREE");
            }
            if (!MAY_SCAN.contains(statement.name())) {
                assertThat(step).doesNotContain("SCAN");
            }
        });
    }

    @Test
    void what_may_scan_or_sort_does() throws IOException, ReflectiveOperationException {
        assertThat(statements().filter(statement -> plan(statement.sql()).stream()
                        .anyMatch(step -> step.contains("SCAN") || step.contains("TEMP B-TREE"))))
                .extracting(Statement::name)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(MAY_SCAN, MAY_SORT).flatMap(Set::stream).toList());
    }

    @Test
    void the_count_of_zones_reads_indexes_only() {
        assertThat(plan(ZoneSql.COUNT))
                .filteredOn(step -> step.contains(" zone "))
                .hasSize(2)
                .allMatch(step -> step.contains("USING COVERING INDEX"));
    }

    private static List<String> plan(String sql) {
        List<String> steps = new ArrayList<>();
        try (Rows rows = session.rows("EXPLAIN QUERY PLAN " + sql)) {
            while (rows.next()) {
                steps.add(rows.text(4));
            }
        }
        return steps;
    }
}
