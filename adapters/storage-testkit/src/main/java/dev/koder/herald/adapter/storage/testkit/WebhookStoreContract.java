package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.GLOBEX;
import static dev.koder.herald.adapter.storage.testkit.Samples.START;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.event.EventSlice;
import dev.koder.herald.application.webhook.DeadLetter;
import dev.koder.herald.application.webhook.DeliveryProgress;
import dev.koder.herald.application.webhook.Webhook;
import dev.koder.herald.application.webhook.WebhookId;
import dev.koder.herald.application.webhook.WebhookSecret;
import dev.koder.herald.application.webhook.WebhookSecrets;
import dev.koder.herald.application.webhook.WebhookSettings;
import dev.koder.herald.application.webhook.WebhookState;
import dev.koder.herald.application.webhook.port.WebhookStore;
import dev.koder.herald.application.webhook.port.WebhookStore.Insertion;
import dev.koder.herald.domain.event.Event;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link WebhookStore} keeps to. */
abstract class WebhookStoreContract extends Contract {

    private static final WebhookSecret SECRET = new WebhookSecret("whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
    private static final WebhookId ID = new WebhookId("wh_1");

    private WebhookStore webhooks() {
        return stores().webhooks();
    }

    private Webhook webhook(TenantId tenant, String id, WebhookState state) {
        return new Webhook(
                new WebhookId(id),
                tenant,
                new WebhookSettings("https://hooks.example/" + id, Set.of(), Optional.empty(), ""),
                new WebhookSecrets(SECRET, Optional.empty()),
                state,
                progress(stores().events().end()),
                START);
    }

    private static DeliveryProgress progress(ChangeId after) {
        return new DeliveryProgress(after, 0, Optional.empty(), 0, Optional.empty());
    }

    private Webhook inserted(TenantId tenant, String id, WebhookState state) {
        Webhook webhook = webhook(tenant, id, state);
        assertThat(webhooks().insert(webhook, 10)).isEqualTo(Insertion.ADDED);
        return webhook;
    }

    private List<Event> eventsOf(String... zones) {
        for (String zone : zones) {
            created(aZone().named(zone));
        }
        return ((EventSlice.Events) stores().events().after(Optional.empty(), Optional.empty(), 500)).list();
    }

    @Test
    void gives_back_what_was_put_in() {
        Webhook plain = inserted(ACME, "wh_1", WebhookState.ACTIVE);
        Event event = eventsOf("example.org").getFirst();
        Webhook full = new Webhook(
                new WebhookId("wh_2"),
                ACME,
                new WebhookSettings(
                        "https://hooks.example/x?y=z",
                        Set.of(EventType.ZONE_CREATED, EventType.ZONE_DELETED),
                        Optional.of(name("example.org")),
                        "für Menschen"),
                new WebhookSecrets(
                        SECRET, Optional.of(new WebhookSecrets.Expiring(SECRET, START.plus(Duration.ofHours(1))))),
                WebhookState.PAUSED,
                new DeliveryProgress(event.id(), 3, Optional.of(START.plusSeconds(5)), 2, Optional.of("refused")),
                START.plusNanos(7));
        assertThat(webhooks().insert(full, 10)).isEqualTo(Insertion.ADDED);

        assertThat(webhooks().find(ACME, ID)).contains(plain);
        assertThat(webhooks().find(ACME, new WebhookId("wh_2"))).contains(full);
        assertThat(webhooks().list(ACME)).containsExactly(plain, full);
    }

    @Test
    void adds_no_more_than_a_tenant_may_have() {
        assertThat(webhooks().insert(webhook(ACME, "wh_1", WebhookState.ACTIVE), 1))
                .isEqualTo(Insertion.ADDED);
        assertThat(webhooks().insert(webhook(ACME, "wh_2", WebhookState.ACTIVE), 1))
                .isEqualTo(Insertion.TOO_MANY);
        assertThat(webhooks().insert(webhook(GLOBEX, "wh_3", WebhookState.ACTIVE), 1))
                .isEqualTo(Insertion.ADDED);

        assertThat(webhooks().list(ACME)).hasSize(1);
    }

    @Test
    void adds_no_second_one_of_the_same_id() {
        Webhook first = inserted(ACME, "wh_1", WebhookState.ACTIVE);

        assertThat(webhooks().insert(webhook(ACME, "wh_1", WebhookState.DISABLED), 10))
                .isEqualTo(Insertion.ID_TAKEN);
        assertThat(webhooks().list(ACME)).containsExactly(first);
    }

    @Test
    void keeps_tenants_apart() {
        Webhook webhook = inserted(ACME, "wh_1", WebhookState.ACTIVE);

        assertThat(webhooks().find(GLOBEX, ID)).isEmpty();
        assertThat(webhooks().list(GLOBEX)).isEmpty();
        assertThat(webhooks().remove(GLOBEX, ID)).isFalse();
        assertThat(webhooks().find(ACME, ID)).contains(webhook);
    }

    @Test
    void finds_those_that_are_active_of_all_tenants() {
        Webhook one = inserted(ACME, "wh_1", WebhookState.ACTIVE);
        Webhook other = inserted(GLOBEX, "wh_2", WebhookState.ACTIVE);
        inserted(ACME, "wh_3", WebhookState.DISABLED);
        inserted(ACME, "wh_4", WebhookState.PAUSED);
        inserted(ACME, "wh_5", WebhookState.GONE);

        assertThat(webhooks().active()).containsExactlyInAnyOrder(one, other);
    }

    @Test
    void replaces_what_is_as_expected() {
        Webhook first = inserted(ACME, "wh_1", WebhookState.ACTIVE);
        Webhook second = paused(first);

        assertThat(webhooks().replace(first, second)).isTrue();
        assertThat(webhooks().replace(first, first)).isFalse();

        assertThat(webhooks().find(ACME, ID)).contains(second);
    }

    private static Webhook paused(Webhook webhook) {
        return new Webhook(
                webhook.id(),
                webhook.tenant(),
                webhook.settings(),
                webhook.secrets(),
                WebhookState.PAUSED,
                webhook.progress(),
                webhook.createdAt());
    }

    @Test
    void replaces_nothing_that_was_removed() {
        Webhook webhook = inserted(ACME, "wh_1", WebhookState.ACTIVE);
        assertThat(webhooks().remove(ACME, ID)).isTrue();

        assertThat(webhooks().replace(webhook, paused(webhook))).isFalse();
        assertThat(webhooks().find(ACME, ID)).isEmpty();
    }

    @Test
    void keeps_dead_letters_together_with_the_state_that_gave_them_up() {
        Webhook first = inserted(ACME, "wh_1", WebhookState.ACTIVE);
        List<Event> events = eventsOf("a.example", "b.example");
        DeadLetter one = new DeadLetter(events.get(0), 8, "refused", START.plusSeconds(1), false);
        DeadLetter other = new DeadLetter(events.get(1), 8, "refused", START.plusSeconds(2), false);

        assertThat(webhooks().replace(first, paused(first), one)).isTrue();
        assertThat(webhooks().replace(first, first, other)).isFalse();
        assertThat(dead()).containsExactly(one);

        assertThat(webhooks().replace(paused(first), first, other)).isTrue();
        assertThat(dead()).containsExactly(one, other);
        assertThat(webhooks().dead(ACME, ID, Optional.empty(), 1)).containsExactly(one);
        assertThat(webhooks().dead(ACME, ID, Optional.of(events.get(0).id()), 10))
                .containsExactly(other);
        assertThat(webhooks().dead(GLOBEX, ID, Optional.empty(), 10)).isEmpty();
    }

    private List<DeadLetter> dead() {
        return webhooks().dead(ACME, ID, Optional.empty(), 10);
    }

    @Test
    void has_dead_letters_replayed() {
        Webhook webhook = inserted(ACME, "wh_1", WebhookState.ACTIVE);
        List<Event> events = eventsOf("a.example", "b.example");
        events.forEach(event ->
                webhooks().replace(webhook, webhook, new DeadLetter(event, 8, "refused", START.plusSeconds(1), false)));
        assertThat(webhooks().toBeReplayed(ACME, ID, 10)).isEmpty();

        webhooks().replayDead(ACME, ID);

        assertThat(webhooks().toBeReplayed(ACME, ID, 10))
                .extracting(DeadLetter::event)
                .containsExactlyElementsOf(events);
        webhooks().remove(ACME, ID, events.get(0).id());
        DeadLetter again = new DeadLetter(events.get(1), 9, "refused again", START.plusSeconds(9), false);
        webhooks().put(ACME, ID, again);
        assertThat(webhooks().toBeReplayed(ACME, ID, 10)).isEmpty();
        assertThat(dead()).containsExactly(again);
    }

    @Test
    void forgets_dead_letters_with_their_events() {
        Webhook webhook = inserted(ACME, "wh_1", WebhookState.ACTIVE);
        List<Event> events = eventsOf("a.example");
        webhooks().replace(webhook, webhook, new DeadLetter(events.getFirst(), 8, "refused", START, false));

        stores().events().forget(START.plusSeconds(1), 10);

        assertThat(dead()).isEmpty();
    }
}
