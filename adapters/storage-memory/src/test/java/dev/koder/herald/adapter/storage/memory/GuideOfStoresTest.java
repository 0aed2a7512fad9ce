package dev.koder.herald.adapter.storage.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commit that docs/adding-a-storage-adapter.md shows is one of the ports as they are. */
class GuideOfStoresTest {

    private static final Path GUIDE = Path.of("../../docs/adding-a-storage-adapter.md");

    /** What a store of many nodes offers, as the guide takes it for granted. */
    private static final String BEFORE = """
            import dev.koder.herald.application.audit.port.OwedEntry;
            import dev.koder.herald.application.zone.CommitOutcome;
            import dev.koder.herald.domain.audit.AuditEntry;
            import dev.koder.herald.domain.dns.DomainName;
            import dev.koder.herald.domain.event.EventType;
            import dev.koder.herald.domain.lock.ZoneLock;
            import dev.koder.herald.domain.tenant.TenantId;
            import dev.koder.herald.domain.zone.*;
            import java.util.List;
            import java.util.Optional;

            abstract class Shown {

                interface Kdb {
                    Snapshot snapshot();
                    Batch batch();
                }

                interface StoredZone {
                    Zone zone();
                    byte[] key();
                    long revision();
                }

                interface Snapshot {
                    Optional<StoredZone> zone(TenantId tenant, DomainName zone);
                    Optional<CommitOutcome> made(IdempotencyKey key, RepeatableWish wish);
                    ZoneContents contents(StoredZone zone);
                    long recordSets(TenantId tenant);
                }

                interface Batch {
                    Batch onlyIf(byte[] key, long revision);
                    void patch(Zone next, ZonePatch patch);
                    void replace(Zone next, ZoneContents contents);
                    ChangeId version(Zone next, ZoneCommit commit, Optional<ZonePatch> patch);
                    void tell(EventType type, String subject, ZoneCommit commit);
                    void remember(IdempotencyKey key, ChangeId change, ZoneFindings warnings);
                    void audit(AuditEntry entry);
                    boolean commit();
                }

                abstract Kdb kdb();

                final Kdb kdb = kdb();
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @Test
    void compiles() throws IOException {
        Matcher shown = Pattern.compile("```java\n(CommitOutcome commit.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(GUIDE));
        assertThat(shown.find()).isTrue();

        assertThat(problems(BEFORE + shown.group(1) + "}\n")).isEmpty();
    }

    private String problems(String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///Shown.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        List<String> options =
                List.of("-d", folder.toString(), "-cp", System.getProperty("java.class.path", ""), "-proc:none");
        compiler.getTask(
                        problems,
                        compiler.getStandardFileManager(null, Locale.ROOT, null),
                        null,
                        options,
                        null,
                        List.of(file))
                .call();
        return problems.toString();
    }
}
