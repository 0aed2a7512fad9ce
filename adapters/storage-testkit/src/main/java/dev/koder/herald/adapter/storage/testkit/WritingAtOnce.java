package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.CommitBuilder.aCommit;
import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.CreateOutcome;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneChange;
import dev.koder.herald.domain.zone.ZoneVersion;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many threads that write at the same time. */
abstract class WritingAtOnce extends Contract {

    private static final int WRITERS = 16;
    private static final int COMMITS_EACH = 25;

    @Test
    void loses_no_update_of_one_record_set() throws Exception {
        created(aZone());

        atOnce(writer -> IntStream.range(0, COMMITS_EACH)
                .mapToObj(i -> done(aCommit().extending("all", "TXT", "\"" + writer + "-" + i + "\"")))
                .toList());

        RecordSet all = stored("all.example.org", "TXT").orElseThrow();
        assertThat(all.records()).hasSize(WRITERS * COMMITS_EACH);
    }

    @Test
    void gives_every_commit_of_one_zone_a_serial_of_its_own() throws Exception {
        created(aZone().atSerial(1));

        List<ZoneVersion> versions = atOnce(writer -> IntStream.range(0, COMMITS_EACH)
                        .mapToObj(i -> done(aCommit().replacing("w" + writer, "TXT", "\"" + i + "\"")))
                        .toList())
                .flatMap(List::stream)
                .toList();

        assertThat(versions)
                .extracting(version -> version.zone().serial().value())
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(2, 1 + WRITERS * COMMITS_EACH)
                        .asLongStream()
                        .boxed()
                        .toList());
        assertThat(versions).extracting(ZoneVersion::change).doesNotHaveDuplicates();
        assertThat(found("example.org")).map(Zone::serial).contains(new Serial(1 + WRITERS * COMMITS_EACH));
    }

    @Test
    void lets_one_of_many_commits_win_that_saw_the_same_version() throws Exception {
        created(aZone().atSerial(1));

        List<CommitOutcome> outcomes = atOnce(writer -> zones().commit(aCommit()
                        .onlyIf(new Precondition.ZoneIsAt(new Serial(1)))
                        .replacing("www", "A", "192.0.2." + writer)
                        .commit()))
                .toList();

        assertThat(outcomes).filteredOn(CommitOutcome.Done.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(CommitOutcome.PreconditionFailed.class::isInstance)
                .hasSize(WRITERS - 1);
        assertThat(found("example.org")).map(Zone::serial).contains(new Serial(2));
    }

    @Test
    void holds_what_it_counts_after_replacements_and_changes_at_once() throws Exception {
        created(aZone().atSerial(1));

        long commits = atOnce(writer -> IntStream.range(0, 10)
                        .mapToObj(i -> writer % 2 == 0
                                ? done(aCommit().replacing("w" + writer + "-" + i, "A", "192.0.2.1"))
                                : done(aCommit().replacingAll(wholeContents(writer, i))))
                        .toList())
                .mapToLong(List::size)
                .sum();

        Zone zone = found("example.org").orElseThrow();
        assertThat(zone.serial()).isEqualTo(new Serial(1 + commits));
        assertThat(contents("example.org")).hasSize((int) zone.recordSetCount());
    }

    private static ZoneChange.ReplaceContents wholeContents(int writer, int round) {
        ZoneBuilder wish = aZone().withHosts(200, i -> "all-" + writer + "-" + round + "-" + i);
        return new ZoneChange.ReplaceContents(ZoneBuilder.soa(), Optional.empty(), wish.contents());
    }

    @Test
    void turns_down_bad_commits_without_harm_to_the_good_ones_beside_them() throws Exception {
        created(aZone().with("taken", "A", "192.0.2.1"));

        List<CommitOutcome> outcomes = atOnce(writer -> writer % 2 == 0
                        ? zones().commit(aCommit()
                                .replacing("w" + writer, "A", "192.0.2.1")
                                .commit())
                        : zones().commit(aCommit()
                                .replacing("w" + writer, "A", "192.0.2.1")
                                .replacing("taken", "CNAME", "example.net.")
                                .commit()))
                .toList();

        assertThat(outcomes).filteredOn(CommitOutcome.Refused.class::isInstance).hasSize(WRITERS / 2);
        assertThat(contents("example.org"))
                .filteredOn(set -> set.type().equals(RecordType.A))
                .hasSize(1 + WRITERS / 2);
        assertThat(found("example.org")).map(Zone::recordSetCount).contains(2L + WRITERS / 2);
    }

    @Test
    void gives_a_name_to_one_of_many_tenants() throws Exception {
        List<CreateOutcome> outcomes = atOnce(writer -> zones().create(aZone().ownedBy(new TenantId("tenant-" + writer))
                        .creation()))
                .toList();

        assertThat(outcomes).filteredOn(CreateOutcome.Created.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(CreateOutcome.NameHeld.class::isInstance)
                .hasSize(WRITERS - 1);
        assertThat(stores().directory().count()).isEqualTo(1);
    }

    @Test
    void creates_many_zones_side_by_side() throws Exception {
        List<Zone> created = atOnce(writer -> created(aZone().named("zone-" + writer + ".example")))
                .toList();

        assertThat(zones().list(ACME, Optional.empty(), 500)).containsExactlyInAnyOrderElementsOf(created);
        assertThat(feed().zones()).hasSize(WRITERS);
    }

    @Test
    void reads_zone_and_contents_of_one_version_while_others_write() throws Exception {
        created(aZone().atSerial(1).with("serial", "TXT", "\"1\""));

        Stream<Boolean> agreed = atOnce(thread -> thread == 0 ? writesItsSerial() : readsMatchingSerials());

        assertThat(agreed).containsOnly(true);
    }

    private boolean writesItsSerial() {
        for (int serial = 2; serial < 100; serial++) {
            done(aCommit().replacing("serial", "TXT", "\"" + serial + "\""));
        }
        return true;
    }

    private boolean readsMatchingSerials() {
        boolean agree = true;
        for (int i = 0; i < 50; i++) {
            agree &= zones().read(ACME, Samples.name("example.org"), (zone, contents) -> {
                        StringBuilder written = new StringBuilder();
                        contents.forEach(set -> {
                            if (set.type().equals(RecordType.TXT)) {
                                written.append(set.records().getFirst().toText());
                            }
                        });
                        return written.toString().equals("\"" + zone.serial() + "\"");
                    })
                    .orElseThrow();
        }
        return agree;
    }

    /** Runs the work in all threads, which begin together, and waits for their answers. */
    static <T> Stream<T> atOnce(IntFunction<T> work) throws InterruptedException, ExecutionException {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = IntStream.range(0, WRITERS)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return work.apply(i);
                    }))
                    .toList();
            start.countDown();
            Stream.Builder<T> answers = Stream.builder();
            for (Future<T> one : running) {
                answers.add(one.get());
            }
            return answers.build();
        }
    }
}
