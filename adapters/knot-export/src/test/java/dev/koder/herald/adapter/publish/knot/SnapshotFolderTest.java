package dev.koder.herald.adapter.publish.knot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koder.herald.application.port.StoreUnavailableException;
import dev.koder.herald.application.zone.Publication;
import dev.koder.herald.application.zone.ZoneReading;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.lock.ZoneLocks;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.Soa;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotFolderTest {

    private static final long ROOMY = 1 << 20;
    private static final DomainName APEX = DomainName.parse("example.org");
    private static final ZoneReading.Contents CONTENTS = reader -> {
        reader.accept(set("@", "NS", "ns1.example.net."));
        reader.accept(set("www", "TXT", "\"a;b\" \"c\\\"d\"", "x\\010y"));
    };

    /** More than is rendered before a text is handed over. */
    private static final ZoneReading.Contents LARGE = reader -> {
        for (int i = 0; i < 2000; i++) {
            reader.accept(set("h" + i, "TXT", "\"" + "x".repeat(200) + "\""));
        }
    };

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private SnapshotFolder publisher;

    @BeforeEach
    void open() {
        publisher = SnapshotFolder.open(folder, ROOMY);
    }

    @Test
    void writes_one_record_a_line_between_the_two_marks() throws Exception {
        String text = text(publish(zone("example.org", 12), CONTENTS));

        String body = """
                ; zone example.org. serial 12
                example.org. 3600 IN SOA ns1.example.net. admin.example.net. 12 7200 900 1209600 300
                example.org. 300 IN NS ns1.example.net.
                www.example.org. 300 IN TXT "a;b" "c\\"d"
                www.example.org. 300 IN TXT "x\\010y"
                """;
        assertThat(text).isEqualTo(body + "; end zone example.org. serial 12 records 4 sha256 " + sha256(body) + "\n");
    }

    @Test
    void knows_length_count_and_digest_of_the_whole_text() throws Exception {
        try (Publication publication = publish(zone("example.org", 12), CONTENTS)) {
            String text = written(publication);

            assertThat(publication.serial()).isEqualTo(new Serial(12));
            assertThat(publication.summary()).contains(new Publication.Summary(4, text.length(), sha256(text)));
        }
    }

    @Test
    void renders_a_version_once() throws Exception {
        AtomicInteger readings = new AtomicInteger();
        ZoneReading.Contents counted = reader -> {
            readings.incrementAndGet();
            CONTENTS.forEach(reader);
        };

        String first = text(publish(zone("example.org", 12), counted));
        String second = text(publish(zone("example.org", 12), counted));
        String third = text(publisher.published(APEX, new Serial(12)).orElseThrow());

        assertThat(readings).hasValue(1);
        assertThat(List.of(second, third)).containsOnly(first);
    }

    @Test
    void knows_no_version_but_the_latest() throws Exception {
        publish(zone("example.org", 12), CONTENTS).close();
        publish(zone("example.org", 13), CONTENTS).close();

        assertThat(publisher.published(APEX, new Serial(12))).isEmpty();
        assertThat(files()).hasSize(1);
    }

    @Test
    void lets_a_text_be_read_to_its_end_after_it_has_left_the_folder() throws Exception {
        try (Publication old = publish(zone("example.org", 12), CONTENTS)) {
            publisher.withdraw(APEX);

            assertThat(written(old)).contains("serial 12").endsWith("\n");
            assertThat(files()).isEmpty();
        }
    }

    @Test
    void makes_room_by_letting_go_of_what_was_not_asked_for_longest() throws Exception {
        long two = 2L * text(publish(zone("a.example", 1), CONTENTS)).length() + 100;
        publisher = SnapshotFolder.open(folder, two);
        publish(zone("a.example", 1), CONTENTS).close();
        publish(zone("b.example", 1), CONTENTS).close();
        publisher
                .published(DomainName.parse("a.example"), new Serial(1))
                .orElseThrow()
                .close();

        publish(zone("c.example", 1), CONTENTS).close();

        assertThat(publisher.published(DomainName.parse("b.example"), new Serial(1)))
                .isEmpty();
        publisher
                .published(DomainName.parse("a.example"), new Serial(1))
                .orElseThrow()
                .close();
    }

    @Test
    void empties_the_folder_of_an_earlier_run() throws Exception {
        publish(zone("example.org", 12), CONTENTS).close();

        SnapshotFolder.open(folder, ROOMY);

        assertThat(files()).isEmpty();
    }

    @Test
    void leaves_nothing_behind_when_the_contents_cannot_be_read_to_their_end() throws Exception {
        ZoneReading.Contents broken = reader -> {
            reader.accept(set("@", "NS", "ns1.example.net."));
            throw new UncheckedIOException(new IOException("the disk is gone"));
        };

        assertThatThrownBy(() -> publish(zone("example.org", 12), broken))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("the disk is gone");
        assertThat(files()).isEmpty();
    }

    @Test
    void a_large_text_is_handed_over_before_it_is_whole_and_read_to_its_end_as_it_grows() throws Exception {
        CountDownLatch goesOn = new CountDownLatch(1);
        BlockingQueue<Publication> begun = new LinkedBlockingQueue<>();
        ZoneReading.Contents large = reader -> {
            LARGE.forEach(reader);
            await(goesOn);
            CONTENTS.forEach(reader);
        };
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            threads.execute(() -> publisher.publish(zone("example.org", 12), large, begun::add));
            Publication first = begun.take();
            Publication second = publisher.published(APEX, new Serial(12)).orElseThrow();
            Future<String> read = threads.submit(() -> text(first));
            Future<String> readToo = threads.submit(() -> text(second));

            assertThat(first.summary()).isEmpty();
            goesOn.countDown();

            String whole = text(publisher.published(APEX, new Serial(12)).orElseThrow());
            assertThat(whole).contains(" sha256 ");
            assertThat(read.get()).isEqualTo(whole);
            assertThat(readToo.get()).isEqualTo(whole);
        }
    }

    @Test
    void a_text_that_grows_may_leave_the_folder_meanwhile() throws Exception {
        BlockingQueue<Publication> begun = new LinkedBlockingQueue<>();
        publisher.publish(
                zone("example.org", 12),
                reader -> {
                    LARGE.forEach(reader);
                    publish(zone("example.org", 13), CONTENTS).close();
                },
                begun::add);

        assertThat(text(begun.take())).contains(" serial 12 records ");
        assertThat(publisher.published(APEX, new Serial(13))).hasValueSatisfying(Publication::close);
        assertThat(files()).hasSize(1);
    }

    @Test
    void who_reads_a_text_that_breaks_off_is_told() throws Exception {
        BlockingQueue<Publication> begun = new LinkedBlockingQueue<>();
        ZoneReading.Contents broken = reader -> {
            LARGE.forEach(reader);
            throw new IllegalStateException("the database is gone");
        };

        assertThatThrownBy(() -> publisher.publish(zone("example.org", 12), broken, begun::add))
                .hasMessage("the database is gone");

        try (Publication publication = begun.take()) {
            assertThatThrownBy(() -> written(publication))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("broke off");
        }
        assertThat(publisher.published(APEX, new Serial(12))).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void a_reader_that_gives_up_keeps_no_text_from_becoming_whole() throws Exception {
        publisher.publish(
                zone("example.org", 12),
                reader -> {
                    LARGE.forEach(reader);
                    CONTENTS.forEach(reader);
                },
                Publication::close);

        assertThat(text(publisher.published(APEX, new Serial(12)).orElseThrow()))
                .contains(" sha256 ");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Publication publish(Zone zone, ZoneReading.Contents contents) {
        List<Publication> published = new ArrayList<>();
        publisher.publish(zone, contents, published::add);
        return published.getFirst();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static String text(Publication publication) throws IOException {
        try (publication) {
            return written(publication);
        }
    }

    private static String written(Publication publication) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        publication.writeTo(out);
        return out.toString(StandardCharsets.US_ASCII);
    }

    private static String sha256(String text) throws Exception {
        byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
    }

    private static Zone zone(String name, long serial) {
        Soa soa = new Soa(
                DomainName.parse("ns1.example.net"),
                DomainName.parse("admin.example.net"),
                7200,
                900,
                1_209_600,
                300,
                new Ttl(3600));
        return new Zone(
                new TenantId("t"),
                DomainName.parse(name),
                new Serial(serial),
                soa,
                ZoneSettings.PLAIN,
                ZoneLocks.NONE,
                2,
                Instant.EPOCH,
                Instant.EPOCH);
    }

    private static RecordSet set(String owner, String type, String... records) {
        RecordType recordType = RecordType.parse(type);
        return new RecordSet(
                DomainName.parse(owner, APEX),
                recordType,
                new Ttl(300),
                Stream.of(records)
                        .map(text -> Rdata.parse(recordType, text, APEX))
                        .toList());
    }
}
