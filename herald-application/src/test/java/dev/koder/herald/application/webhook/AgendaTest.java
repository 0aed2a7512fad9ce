package dev.koder.herald.application.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.webhook.Agenda.Turn;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who is next, of webhooks named by their tenant and a number. */
class AgendaTest {

    private static final Instant START = Instant.parse("2026-01-14T12:00:00Z");

    private Instant now = START;

    private Agenda agenda(int atOnce) {
        return new Agenda(() -> now, atOnce);
    }

    private static void due(Agenda agenda, String... webhooks) {
        for (String webhook : webhooks) {
            agenda.due(new TenantId(webhook.substring(0, 1)), new WebhookId(webhook));
        }
    }

    /** All turns that can begin now. */
    private static List<Turn> begun(Agenda agenda) {
        return Stream.generate(agenda::poll)
                .takeWhile(Optional::isPresent)
                .map(Optional::get)
                .toList();
    }

    private static List<String> names(List<Turn> turns) {
        return turns.stream().map(turn -> turn.id().value()).toList();
    }

    @Test
    void the_one_that_waits_longest_is_next() {
        Agenda agenda = agenda(4);
        due(agenda, "a1");
        now = START.plusSeconds(1);
        due(agenda, "b1");

        assertThat(names(begun(agenda))).containsExactly("a1", "b1");
    }

    @Test
    void a_webhook_has_one_turn_at_a_time() {
        Agenda agenda = agenda(4);
        due(agenda, "a1");
        Turn first = agenda.poll().orElseThrow();
        due(agenda, "a1");

        assertThat(agenda.poll()).isEmpty();

        agenda.over(first, Optional.empty());
        assertThat(agenda.poll()).contains(first);
    }

    @Test
    void a_tenant_leaves_room_for_others_though_none_of_them_waits() {
        Agenda agenda = agenda(16);
        IntStream.range(0, 20).forEach(i -> due(agenda, "a" + i));

        assertThat(begun(agenda)).hasSize(8);

        due(agenda, "b1", "c1");
        assertThat(names(begun(agenda))).containsExactlyInAnyOrder("b1", "c1");
    }

    @Test
    void whoever_has_the_fewest_turns_is_next() {
        Agenda agenda = agenda(8);
        due(agenda, "a1", "a2", "a3");
        Turn first = agenda.poll().orElseThrow();
        assertThat(agenda.poll()).isPresent();
        now = START.plusSeconds(1);
        due(agenda, "b1");

        assertThat(agenda.poll()).map(turn -> turn.id().value()).contains("b1");
        agenda.over(first, Optional.empty());
        assertThat(agenda.poll()).map(Turn::tenant).contains(new TenantId("a"));
    }

    @Test
    void a_turn_that_is_over_makes_room_for_the_next_of_the_same_tenant() {
        Agenda agenda = agenda(2);
        due(agenda, "a1", "a2");
        List<Turn> turns = begun(agenda);
        assertThat(turns).hasSize(1);

        agenda.over(turns.getFirst(), Optional.empty());

        assertThat(begun(agenda)).hasSize(1).doesNotContainAnyElementsOf(turns);
    }

    @Test
    void one_slot_is_enough_for_everybody() {
        Agenda agenda = agenda(1);
        due(agenda, "a1", "b1");

        List<Turn> first = begun(agenda);
        assertThat(first).hasSize(1);
        agenda.over(first.getFirst(), Optional.empty());

        assertThat(begun(agenda)).hasSize(1).doesNotContainAnyElementsOf(first);
    }

    @Test
    void one_that_comes_again_under_the_same_id_waits_for_the_turn_of_the_one_that_was_removed() {
        Agenda agenda = agenda(4);
        due(agenda, "a1");
        Turn old = agenda.poll().orElseThrow();
        agenda.forget(old.id());
        due(agenda, "a1");

        assertThat(agenda.poll()).isEmpty();
        agenda.over(old, Optional.of(START.plusSeconds(60)));

        assertThat(agenda.poll()).contains(old);
        assertThat(agenda.poll()).isEmpty();
    }

    @Test
    void one_that_was_removed_in_its_turn_has_no_other_whatever_happens() {
        Agenda agenda = agenda(4);
        due(agenda, "a1");
        Turn turn = agenda.poll().orElseThrow();
        agenda.forget(turn.id());

        agenda.news(turn.tenant());
        agenda.over(turn, Optional.of(START));

        assertThat(agenda.poll()).isEmpty();
        assertThat(agenda.isEmpty()).isTrue();
    }

    @Test
    void nobody_is_called_before_the_time() {
        Agenda agenda = agenda(4);
        due(agenda, "a1");
        agenda.over(agenda.poll().orElseThrow(), Optional.of(START.plusSeconds(60)));

        assertThat(agenda.poll()).isEmpty();

        now = START.plusSeconds(60);
        assertThat(agenda.poll()).isPresent();
    }
}
