package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.CommitBuilder.aCommit;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.koder.herald.application.health.Obstacle;
import dev.koder.herald.application.port.StoreUnavailableException;
import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.CreateOutcome;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.Zone;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whether a store takes writes is known from those that were tried. */
abstract class WritabilityContract extends Contract {

    /**
     * Puts something in the way of all writes.
     *
     * @return what takes it away again; empty where nothing can be in the way
     */
    abstract Optional<Runnable> obstruct() throws Exception;

    @BeforeEach
    final void createZone() {
        created(aZone());
    }

    @Test
    void knows_of_nothing_in_the_way_of_a_store_that_writes() {
        done(aCommit().replacing("www", "A", "192.0.2.1"));

        assertThat(obstacle()).isEmpty();
    }

    @Test
    void takes_no_refusal_of_a_wish_for_something_in_the_way_of_writes() {
        assertThat(zones().create(aZone().creation())).isNotInstanceOf(CreateOutcome.Created.class);
        assertThat(zones().commit(aCommit()
                        .replacing("www", "A", "192.0.2.1")
                        .onlyIf(new Precondition.ZoneIsAt(new Serial(7)))
                        .commit()))
                .isNotInstanceOf(CommitOutcome.Done.class);
        assertThat(zones().commit(aCommit()
                        .to("absent.example")
                        .replacing("www", "A", "192.0.2.1")
                        .commit()))
                .isNotInstanceOf(CommitOutcome.Done.class);

        assertThat(obstacle()).isEmpty();
    }

    @Test
    void says_with_a_refused_write_and_after_it_what_is_in_the_way() throws Exception {
        Runnable clearing = obstructed();

        StoreUnavailableException refused = refusal();

        assertThat(obstacle()).contains(refused.obstacle());
        assertThat(obstacle()).as("asked once more").contains(refused.obstacle());
        clearing.run();
    }

    @Test
    void reads_on_and_has_kept_nothing_of_what_was_refused() throws Exception {
        Zone before = found("example.org").orElseThrow();
        List<?> contents = contents("example.org");
        Runnable clearing = obstructed();

        refusal();

        assertThat(found("example.org")).contains(before);
        assertThat(contents("example.org")).isEqualTo(contents);
        clearing.run();
        assertThat(found("example.org")).contains(before);
        assertThat(contents("example.org")).isEqualTo(contents);
    }

    @Test
    void knows_of_nothing_any_more_once_it_is_out_of_the_way_though_nobody_writes() throws Exception {
        Runnable clearing = obstructed();
        refusal();

        clearing.run();

        assertThat(obstacle()).isEmpty();
        assertThat(stored("www.example.org", "A")).as("the refused one").isEmpty();
    }

    @Test
    void writes_on_by_itself_once_nothing_is_in_the_way() throws Exception {
        Runnable clearing = obstructed();
        refusal();

        clearing.run();

        assertThat(done(aCommit().replacing("www", "A", "192.0.2.1"))
                        .zone()
                        .serial()
                        .value())
                .as("one on from the last one that was given")
                .isEqualTo(2);
        assertThat(obstacle()).isEmpty();
    }

    private Runnable obstructed() throws Exception {
        Optional<Runnable> clearing = obstruct();
        assumeTrue(clearing.isPresent(), "nothing can be in the way of this store");
        return clearing.get();
    }

    private StoreUnavailableException refusal() {
        return catchThrowableOfType(StoreUnavailableException.class, () -> zones().commit(
                        aCommit().replacing("www", "A", "192.0.2.1").commit()));
    }

    private Optional<Obstacle> obstacle() {
        return stores().writability().obstacle();
    }
}
