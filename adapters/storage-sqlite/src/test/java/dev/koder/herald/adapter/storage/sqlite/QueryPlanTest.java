package dev.koder.herald.adapter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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

    /** One counts entries of indexes, one wants all points of presence, which are few, and two are for looks at whole databases. */
    private static final Set<String> MAY_SCAN =
            Set.of("ZoneSql.COUNT", "ReportSql.POPS", "AuditSql.HEADS", "AuditSql.TRAILS");

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

    static Stream<Statement> statements() {
        return Stream.of(
                        ZoneSql.class,
                        VersionSql.class,
                        EventSql.class,
                        AuditSql.class,
                        ClaimSql.class,
                        PlanSql.class,
                        WebhookSql.class,
                        RecordSetSql.class,
                        ReportSql.class,
                        MetaSql.class,
                        TenantSettingsSql.class)
                .flatMap(home -> Arrays.stream(home.getDeclaredFields())
                        .filter(field -> field.getType().equals(String.class))
                        .map(field -> {
                            try {
                                return new Statement(
                                        home.getSimpleName() + "." + field.getName(), (String) field.get(null));
                            } catch (IllegalAccessException e) {
                                throw new IllegalStateException(e);
                            }
                        }));
    }

    @ParameterizedTest
    @MethodSource("statements")
    void a_statement_searches_and_sorts_nothing(Statement statement) {
        assertThat(plan(statement.sql())).as(statement.sql()).allSatisfy(step -> {
            assertThat(step).doesNotContain("TEMP B-TREE");
            if (!MAY_SCAN.contains(statement.name())) {
                assertThat(step).doesNotContain("SCAN");
            }
        });
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
