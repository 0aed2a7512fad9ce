package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.CommitBuilder.aCommit;
import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.key;
import static dev.koder.herald.adapter.storage.testkit.Samples.recordSet;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.feed.FeedCursor;
import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.DeleteOutcome;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.zone.ContentTag;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneChange;
import dev.koder.herald.domain.zone.ZoneFinding;
import dev.koder.herald.domain.zone.ZoneRule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That commits are judged against what is stored, and leave no trace where they are turned down. */
abstract class JudgingCommits extends Contract {

    @Test
    void refuses_a_cname_beside_stored_data() {
        created(aZone().with("www", "A", "192.0.2.1"));

        assertRefused(aCommit().replacing("www", "CNAME", "example.net."), ZoneRule.CNAME_STANDS_ALONE);
    }

    @Test
    void refuses_data_beside_a_stored_cname() {
        created(aZone().with("www", "CNAME", "example.net."));

        assertRefused(aCommit().replacing("www", "A", "192.0.2.1"), ZoneRule.CNAME_STANDS_ALONE);
    }

    @Test
    void judges_the_result_of_a_commit_and_not_its_way_there() {
        created(aZone().with("www", "CNAME", "example.net."));

        done(aCommit().replacing("www", "A", "192.0.2.1").deleting("www", "CNAME"));

        assertThat(contents("example.org")).contains(recordSet("www.example.org", "A", "192.0.2.1"));
    }

    @Test
    void a_zone_that_wants_preconditions_turns_down_commits_and_deletion_without_one() {
        created(aZone());
        done(aCommit().making(new ZoneChange.ChangeSettings(true)));

        CommitOutcome commit =
                zones().commit(aCommit().replacing("www", "A", "192.0.2.1").commit());
        DeleteOutcome deletion = zones().delete(deletion(ACME, "example.org."));

        assertThat(commit).isInstanceOf(CommitOutcome.PreconditionRequired.class);
        assertThat(deletion).isInstanceOf(DeleteOutcome.PreconditionRequired.class);
        assertThat(found("example.org.").orElseThrow().settings().preconditionRequired())
                .isTrue();
    }

    @Test
    void a_zone_that_wants_preconditions_takes_any() {
        created(aZone());
        done(aCommit().making(new ZoneChange.ChangeSettings(true)));

        done(aCommit().replacing("www", "A", "192.0.2.1").onlyIf(new Precondition.ZoneExists()));

        assertThat(stored("www.example.org.", "A")).isPresent();
    }

    @Test
    void refuses_to_take_the_last_name_server_away() {
        created(aZone());

        assertRefused(aCommit().deleting("@", "NS"), ZoneRule.APEX_HAS_NAME_SERVERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"below.d", "far.down.below.d", "\\000.d"})
    void refuses_a_dname_above_stored_data(String owner) {
        created(aZone().with(owner, "A", "192.0.2.1"));

        assertRefused(aCommit().replacing("d", "DNAME", "example.net."), ZoneRule.NOTHING_BELOW_DNAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"c.d", "d", "dd", "d-e", "x.e", "x.dd", "d\\000", "x.d\\000", "x.d\\001"})
    void takes_a_dname_beside_names_that_are_not_below_it(String owner) {
        created(aZone().with(owner, "A", "192.0.2.1"));

        done(aCommit().replacing("x.d", "DNAME", "example.net."));

        assertThat(contents("example.org")).hasSize(3);
    }

    @Test
    void refuses_data_below_a_stored_dname() {
        created(aZone().with("d", "DNAME", "example.net."));

        assertRefused(aCommit().replacing("far.down.below.d", "A", "192.0.2.1"), ZoneRule.NOTHING_BELOW_DNAME);
    }

    @Test
    void refuses_to_take_glue_away_from_a_stored_delegation() {
        created(aZone().with("sub", "NS", "ns.sub.example.org.").with("ns.sub", "A", "192.0.2.1"));

        assertRefused(aCommit().deleting("ns.sub", "A"), ZoneRule.GLUE_IS_PRESENT);
    }

    @Test
    void tells_every_problem_of_a_commit() {
        created(aZone().with("a", "A", "192.0.2.1").with("b", "A", "192.0.2.1"));

        assertRefused(
                aCommit().replacing("a", "CNAME", "example.net.").replacing("b", "CNAME", "example.net."),
                ZoneRule.CNAME_STANDS_ALONE,
                ZoneRule.CNAME_STANDS_ALONE);
    }

    @Test
    void judges_a_batch_that_names_most_of_a_zone_on_what_is_stored() {
        created(aZone().with("taken", "CNAME", "example.net.").with("free", "TXT", "\"kept\""));
        CommitBuilder lawful = aCommit();
        CommitBuilder unlawful = aCommit().replacing("taken", "A", "192.0.2.1");
        for (int i = 0; i < 150; i++) {
            lawful.replacing("h" + i, "A", "192.0.2.1");
            unlawful.deleting("h" + i, "A");
        }

        done(lawful.replacing("free", "A", "192.0.2.1"));
        assertRefused(unlawful, ZoneRule.CNAME_STANDS_ALONE);

        assertThat(contents("example.org")).hasSize(154);
    }

    @Test
    void writes_nothing_of_a_commit_of_which_a_part_is_refused() {
        created(aZone().with("www", "A", "192.0.2.1"));

        assertRefused(
                aCommit()
                        .replacing("fine", "A", "192.0.2.2")
                        .deleting("www", "A")
                        .replacing("@", "CNAME", "example.net."),
                ZoneRule.CNAME_STANDS_ALONE);
    }

    @Test
    void refuses_whole_new_contents_that_break_rules() {
        created(aZone().with("www", "A", "192.0.2.1"));
        ZoneBuilder wish = aZone().withoutNameServer().with("www", "A", "192.0.2.2");

        assertRefused(
                aCommit()
                        .replacingAll(
                                new ZoneChange.ReplaceContents(ZoneBuilder.soa(), Optional.empty(), wish.contents())),
                ZoneRule.APEX_HAS_NAME_SERVERS);
    }

    /** Refused with exactly these rules broken, and zone, contents and feed untouched. */
    private void assertRefused(CommitBuilder commit, ZoneRule... rules) {
        Optional<Zone> zoneBefore = found("example.org");
        List<RecordSet> contentsBefore = contents("example.org");
        FeedCursor feedBefore = feed().next();

        CommitOutcome outcome = zones().commit(commit.commit());

        assertThat(outcome).isInstanceOfSatisfying(CommitOutcome.Refused.class, refused -> assertThat(
                        refused.errors().first())
                .extracting(ZoneFinding::rule)
                .containsExactly(rules));
        assertThat(found("example.org")).isEqualTo(zoneBefore);
        assertThat(contents("example.org")).isEqualTo(contentsBefore);
        assertThat(feedAfter(feedBefore).zones()).isEmpty();
    }

    @Test
    void knows_no_zone_that_never_was() {
        CommitOutcome outcome =
                zones().commit(aCommit().replacing("www", "A", "192.0.2.1").commit());

        assertThat(outcome).isEqualTo(new CommitOutcome.NoSuchZone());
        assertThat(found("example.org")).isEmpty();
    }

    @Test
    void knows_no_zone_that_is_deleted() {
        created(aZone());
        deleted(ACME, "example.org");

        CommitOutcome outcome =
                zones().commit(aCommit().replacing("www", "A", "192.0.2.1").commit());

        assertThat(outcome).isEqualTo(new CommitOutcome.NoSuchZone());
    }

    @Test
    void commits_at_the_serial_that_was_asked_for() {
        created(aZone().atSerial(7));

        Zone after = done(aCommit()
                        .onlyIf(new Precondition.ZoneIsAt(new Serial(7)))
                        .replacing("www", "A", "192.0.2.1"))
                .zone();

        assertThat(after.serial()).isEqualTo(new Serial(8));
    }

    @Test
    void turns_a_commit_down_that_asks_for_another_serial() {
        created(aZone().atSerial(8));

        assertTurnedDown(new Precondition.ZoneIsAt(new Serial(7)));
    }

    @Test
    void turns_a_commit_down_that_asks_for_a_record_set_that_is_not_there() {
        created(aZone());

        assertTurnedDown(new Precondition.RecordSetExists(key("www.example.org", "A")));
    }

    @Test
    void turns_a_commit_down_that_asks_for_no_record_set_where_there_is_one() {
        created(aZone().with("www", "A", "192.0.2.1"));

        assertTurnedDown(new Precondition.RecordSetAbsent(key("www.example.org", "A")));
    }

    @Test
    void turns_a_commit_down_that_asks_for_other_content() {
        created(aZone().with("www", "A", "192.0.2.1"));
        ContentTag other = ContentTag.of(recordSet("www.example.org", "A", "192.0.2.2"));

        assertTurnedDown(new Precondition.RecordSetIs(key("www.example.org", "A"), other));
    }

    @Test
    void commits_over_the_content_that_was_asked_for() {
        created(aZone().with("www", "A", "192.0.2.1"));
        ContentTag seen = ContentTag.of(recordSet("www.example.org", "A", "192.0.2.1"));

        done(aCommit()
                .onlyIf(new Precondition.RecordSetIs(key("www.example.org", "A"), seen))
                .replacing("www", "A", "192.0.2.9"));

        assertThat(stored("www.example.org", "A")).contains(recordSet("www.example.org", "A", "192.0.2.9"));
    }

    private void assertTurnedDown(Precondition precondition) {
        Zone current = found("example.org").orElseThrow();
        List<RecordSet> contentsBefore = contents("example.org");
        FeedCursor feedBefore = feed().next();

        CommitOutcome outcome = zones().commit(aCommit()
                .onlyIf(precondition)
                .replacing("www", "A", "192.0.2.9")
                .commit());

        assertThat(outcome).isEqualTo(new CommitOutcome.PreconditionFailed(current));
        assertThat(contents("example.org")).isEqualTo(contentsBefore);
        assertThat(feedAfter(feedBefore).zones()).isEmpty();
    }
}
