package dev.koder.herald.application.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.feed.port.ZoneDirectory;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.Permission;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class FollowFeedTest {

    private static final FeedCursor BEGINNING = new FeedCursor("0");
    private static final FeedSlice NOTHING = new FeedSlice.Changes(BEGINNING, true, List.of());
    private static final FeedSlice CHANGE = new FeedSlice.Changes(
            new FeedCursor("1"),
            true,
            List.of(new FeedSlice.ZoneStanding(DomainName.parse("example.org"), new Serial(1), false)));

    private final AtomicLong nanos = new AtomicLong();
    private final CommitBell bell = new CommitBell();
    private final ScriptedDirectory directory = new ScriptedDirectory();
    private final FollowFeed feed = new FollowFeed(directory, bell, nanos::get);

    @Test
    void answers_at_once_with_what_has_changed() throws InterruptedException {
        directory.answers.add(CHANGE);

        assertThat(feed.follow(caller(Permission.READ), Optional.empty(), 10, Duration.ofHours(1)))
                .isEqualTo(CHANGE);
    }

    @Test
    void answers_at_once_when_nothing_has_changed_and_nobody_wants_to_wait() throws InterruptedException {
        directory.answers.add(NOTHING);

        assertThat(feed.follow(caller(Permission.READ), Optional.empty(), 10, Duration.ZERO))
                .isEqualTo(NOTHING);
    }

    @Test
    void waits_for_the_bell_and_looks_again() throws Exception {
        directory.answers.add(NOTHING);
        CompletableFuture<FeedSlice> answer = followInBackground();
        directory.asked.poll(10, TimeUnit.SECONDS);
        directory.answers.add(CHANGE);

        bell.ring();

        assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(CHANGE);
    }

    @Test
    void goes_on_waiting_when_the_bell_rang_for_somebody_else() throws Exception {
        directory.answers.add(NOTHING);
        directory.answers.add(NOTHING);
        CompletableFuture<FeedSlice> answer = followInBackground();
        directory.asked.poll(10, TimeUnit.SECONDS);
        bell.ring();
        directory.asked.poll(10, TimeUnit.SECONDS);
        directory.answers.add(CHANGE);

        bell.ring();

        assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(CHANGE);
    }

    @Test
    void misses_no_change_that_comes_between_looking_and_waiting() throws InterruptedException {
        directory.answers.add(NOTHING);
        directory.answers.add(CHANGE);
        directory.afterAsking = bell::ring;

        assertThat(feed.follow(caller(Permission.READ), Optional.empty(), 10, Duration.ofHours(1)))
                .isEqualTo(CHANGE);
    }

    @Test
    void waits_no_longer_than_it_is_asked_to_though_the_bell_rings() throws InterruptedException {
        directory.answers.add(NOTHING);
        directory.answers.add(NOTHING);
        directory.afterAsking = () -> {
            nanos.addAndGet(Duration.ofMinutes(40).toNanos());
            bell.ring();
        };

        assertThat(feed.follow(caller(Permission.READ), Optional.empty(), 10, Duration.ofHours(1)))
                .isEqualTo(NOTHING);
        assertThat(directory.answers).isEmpty();
    }

    @Test
    void lets_everybody_go_when_the_program_ends() throws Exception {
        directory.answers.add(NOTHING);
        CompletableFuture<FeedSlice> answer = followInBackground();
        directory.asked.poll(10, TimeUnit.SECONDS);

        bell.close();

        assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(NOTHING);
    }

    @Test
    void tells_an_unknown_cursor_without_waiting() throws InterruptedException {
        directory.answers.add(new FeedSlice.CursorUnknown());

        assertThat(feed.follow(caller(Permission.READ), Optional.of(BEGINNING), 10, Duration.ofHours(1)))
                .isInstanceOf(FeedSlice.CursorUnknown.class);
    }

    @Test
    void shows_a_tenant_its_own_zones_and_a_point_of_presence_all() throws InterruptedException {
        directory.answers.add(CHANGE);
        directory.answers.add(CHANGE);

        feed.follow(caller(Permission.READ), Optional.empty(), 10, Duration.ZERO);
        feed.follow(caller(Permission.POP), Optional.empty(), 10, Duration.ZERO);

        assertThat(directory.asked).containsExactly(Optional.of(new TenantId("t")), Optional.empty());
    }

    private CompletableFuture<FeedSlice> followInBackground() {
        CompletableFuture<FeedSlice> answer = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(feed.follow(caller(Permission.READ), Optional.empty(), 10, Duration.ofHours(1)));
            } catch (InterruptedException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    private static Caller caller(Permission permission) {
        return new Caller(new TenantId("t"), new Actor("a"), Set.of(permission));
    }

    /** Gives prepared answers in turn, and notes for whom it was asked. */
    private static final class ScriptedDirectory implements ZoneDirectory {

        private final BlockingQueue<FeedSlice> answers = new LinkedBlockingQueue<>();
        private final BlockingQueue<Optional<TenantId>> asked = new LinkedBlockingQueue<>();
        private Runnable afterAsking = () -> {};

        @Override
        public FeedSlice changedAfter(Optional<TenantId> tenant, Optional<FeedCursor> after, int limit) {
            FeedSlice answer = answers.remove();
            asked.add(tenant);
            afterAsking.run();
            return answer;
        }

        @Override
        public Optional<TenantId> locate(DomainName zone) {
            return Optional.empty();
        }

        @Override
        public long count() {
            return 0;
        }
    }
}
