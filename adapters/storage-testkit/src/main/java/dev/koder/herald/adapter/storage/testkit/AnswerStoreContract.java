package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.GLOBEX;
import static dev.koder.herald.adapter.storage.testkit.Samples.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.retry.EarlierAnswer;
import dev.koder.herald.application.retry.port.AnswerStore;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.IdempotencyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link AnswerStore} keeps to. */
abstract class AnswerStoreContract extends Contract {

    private static final IdempotencyKey KEY = new IdempotencyKey("key-1", "aa");
    private static final IdempotencyKey SAME_KEY_OF_ANOTHER_REQUEST = new IdempotencyKey("key-1", "bb");
    private static final Duration KEPT = Duration.ofHours(24);

    private AnswerStore answers() {
        return stores().answers();
    }

    private void keep(TenantId tenant, IdempotencyKey key, String answer, Instant at) {
        answers().keep(tenant, key, answer, at, at.minus(KEPT));
    }

    /** The answer's text, or what is known instead. */
    private String found(TenantId tenant, IdempotencyKey key, Instant at) {
        Optional<EarlierAnswer> found = answers().find(tenant, key, at.minus(KEPT));
        return found.map(AnswerStoreContract::text).orElse("nothing");
    }

    private static String text(EarlierAnswer earlier) {
        return switch (earlier) {
            case EarlierAnswer.Given(String text) -> text;
            case EarlierAnswer.ToOtherRequest other -> "other";
        };
    }

    @Test
    void finds_an_answer_as_it_was_kept() {
        String answer = "200\nETag: \"1\"\n\n{\"name\": \"b\u00fccher\"}\t\r\n";
        keep(ACME, KEY, answer, START);

        assertThat(found(ACME, KEY, START)).isEqualTo(answer);
    }

    @Test
    void knows_nothing_of_a_key_that_was_never_used() {
        assertThat(found(ACME, KEY, START)).isEqualTo("nothing");
    }

    @Test
    void tells_when_the_key_was_another_request_s() {
        keep(ACME, KEY, "200 done", START);

        assertThat(found(ACME, SAME_KEY_OF_ANOTHER_REQUEST, START)).isEqualTo("other");
    }

    @Test
    void keeps_the_keys_of_tenants_apart() {
        keep(ACME, KEY, "200 done", START);

        assertThat(found(GLOBEX, KEY, START)).isEqualTo("nothing");
        keep(GLOBEX, SAME_KEY_OF_ANOTHER_REQUEST, "200 theirs", START);
        assertThat(found(ACME, KEY, START)).isEqualTo("200 done");
        assertThat(found(GLOBEX, SAME_KEY_OF_ANOTHER_REQUEST, START)).isEqualTo("200 theirs");
    }

    @Test
    void the_first_answer_under_a_key_stays() {
        keep(ACME, KEY, "first", START);
        keep(ACME, KEY, "second", START.plusSeconds(1));
        keep(ACME, SAME_KEY_OF_ANOTHER_REQUEST, "third", START.plusSeconds(2));

        assertThat(found(ACME, KEY, START.plusSeconds(3))).isEqualTo("first");
    }

    @Test
    void forgets_an_answer_in_time_and_takes_another_under_its_key_then() {
        keep(ACME, KEY, "first", START);
        Instant end = START.plus(KEPT);

        assertThat(found(ACME, KEY, end.minusNanos(1))).isEqualTo("first");
        assertThat(found(ACME, KEY, end)).isEqualTo("nothing");
        keep(ACME, SAME_KEY_OF_ANOTHER_REQUEST, "second", end);
        assertThat(found(ACME, SAME_KEY_OF_ANOTHER_REQUEST, end)).isEqualTo("second");
    }
}
