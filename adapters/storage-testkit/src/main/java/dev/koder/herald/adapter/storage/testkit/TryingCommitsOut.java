package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.CommitBuilder.aCommit;
import static dev.koder.herald.adapter.storage.testkit.Samples.GLOBEX;
import static dev.koder.herald.adapter.storage.testkit.Samples.recordSet;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.zone.Judgement;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.Trial;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZoneChange;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** That what a commit would do can be seen without its being made. */
abstract class TryingCommitsOut extends Contract {

    @Test
    void tells_what_would_become_of_a_commit_and_writes_nothing() {
        Zone zone = created(aZone().atSerial(7).with("www", "A", "192.0.2.1"));
        var before = feed();

        Trial trial = tried(aCommit().replacing("www", "A", "192.0.2.2"));

        assertThat(trial.base()).isEqualTo(zone);
        Judgement.Accepted accepted = (Judgement.Accepted) trial.judgement();
        assertThat(accepted.next().serial()).isEqualTo(new Serial(8));
        assertThat(accepted.patch().before()).containsExactly(recordSet("www.example.org", "A", "192.0.2.1"));
        assertThat(accepted.patch().after()).containsExactly(recordSet("www.example.org", "A", "192.0.2.2"));
        assertThat(found("example.org")).contains(zone);
        assertThat(stored("www.example.org", "A")).contains(recordSet("www.example.org", "A", "192.0.2.1"));
        assertThat(feed()).isEqualTo(before);
    }

    @Test
    void tells_what_whole_new_contents_would_change() {
        created(aZone().withHosts(2_000, i -> "a" + i));

        Trial trial = tried(aCommit()
                .replacingAll(new ZoneChange.ReplaceContents(
                        ZoneBuilder.soa(),
                        Optional.empty(),
                        aZone().withHosts(2_000, i -> "b" + i).contents())));

        Judgement.Replaced replaced = (Judgement.Replaced) trial.judgement();
        assertThat(replaced.patch().orElseThrow().before()).hasSize(2_000);
        assertThat(contents("example.org")).contains(recordSet("a7.example.org", "A", "10.0.0.7"));
    }

    @Test
    void tells_what_would_refuse_it() {
        created(aZone().atSerial(7));

        assertThat(tried(aCommit().deleting("@", "NS")).judgement()).isInstanceOf(Judgement.Refused.class);
        assertThat(tried(aCommit()
                                .onlyIf(new Precondition.ZoneIsAt(new Serial(6)))
                                .replacing("www", "A", "192.0.2.1"))
                        .judgement())
                .isInstanceOf(Judgement.PreconditionFailed.class);
    }

    @Test
    void tells_nothing_of_a_zone_that_is_not_there_or_somebody_elses() {
        created(aZone());

        assertThat(zones().tryOut(
                                aCommit().to("example.com").deleting("www", "A").commit()))
                .isEmpty();
        assertThat(zones().tryOut(aCommit().by(GLOBEX).deleting("www", "A").commit()))
                .isEmpty();
    }

    private Trial tried(CommitBuilder commit) {
        return zones().tryOut(commit.commit()).orElseThrow();
    }
}
