package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.CommitBuilder.aCommit;
import static dev.koder.herald.adapter.storage.testkit.Samples.START;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.zone.CommitOutcome;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.zone.IdempotencyKey;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** That what was made under idempotency keys is forgotten in time, a few at once. */
abstract class ForgettingKeys extends Contract {

    private static final int MANY = 30;
    private static final Instant NEXT_DAY = START.plus(ZoneStore.KEYS_KEPT);

    private static IdempotencyKey key(int number) {
        return new IdempotencyKey("key-" + number, "aa");
    }

    /** Puts a text in place under one of many keys. */
    private CommitOutcome put(int number, String text, Instant at) {
        return zones().commit(aCommit()
                .replacing("t" + number, "TXT", text)
                .under(key(number))
                .wishedAt(at)
                .commit());
    }

    private void putMany() {
        created(aZone());
        for (int i = 0; i < MANY; i++) {
            put(i, "first", START.plusSeconds(i));
        }
    }

    @Test
    void forgets_so_many_at_once_and_tells_whether_there_are_more() {
        putMany();
        Instant until = START.plusSeconds(MANY / 2 - 1);

        assertThat(zones().forgetKeys(until, 10)).isTrue();
        assertThat(zones().forgetKeys(until, 10)).isFalse();
        assertThat(put(MANY / 2 - 1, "second", START.plusSeconds(MANY))).isInstanceOf(CommitOutcome.Done.class);
        assertThat(stored("t" + (MANY / 2 - 1) + ".example.org.", "TXT").toString())
                .contains("second");
    }

    @Test
    void keeps_those_that_are_not_old() {
        putMany();
        zones().forgetKeys(START.plusSeconds(MANY - 2), 2 * MANY);

        put(MANY - 1, "second", START.plusSeconds(MANY));

        assertThat(stored("t" + (MANY - 1) + ".example.org.", "TXT").toString()).contains("first");
    }

    @Test
    void a_key_can_be_used_anew_on_the_next_day_though_much_else_is_not_forgotten_yet() {
        putMany();
        Instant at = NEXT_DAY.plusSeconds(MANY);

        CommitOutcome again = put(MANY - 1, "second", at);

        assertThat(again).isInstanceOf(CommitOutcome.Done.class);
        assertThat(put(MANY - 1, "second", at.plusSeconds(1))).isEqualTo(again);
    }

    @Test
    void a_write_under_a_key_forgets_a_few_old_ones_at_most() {
        putMany();

        put(0, "second", NEXT_DAY.plusSeconds(MANY));

        assertThat(zones().forgetKeys(START.plusSeconds(MANY), MANY / 2)).isTrue();
    }
}
