package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.webhook.DeadLetter;
import dev.koder.herald.application.webhook.DeliveryProgress;
import dev.koder.herald.application.webhook.Webhook;
import dev.koder.herald.application.webhook.WebhookId;
import dev.koder.herald.application.webhook.WebhookSecret;
import dev.koder.herald.application.webhook.WebhookSecrets;
import dev.koder.herald.application.webhook.WebhookSettings;
import dev.koder.herald.application.webhook.WebhookState;
import dev.koder.herald.application.webhook.port.WebhookStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Webhooks in SQLite. */
final class SqliteWebhookStore implements WebhookStore {

    private static final String BETWEEN_TYPES = " ";

    private final Writer writer;
    private final Readers readers;
    private final Changes changes;

    SqliteWebhookStore(Writer writer, Readers readers, Changes changes) {
        this.writer = writer;
        this.readers = readers;
        this.changes = changes;
    }

    @Override
    public Insertion insert(Webhook webhook, int most) {
        return writer.write(session -> {
            if (find(session, webhook.tenant(), webhook.id()).isPresent()) {
                return Insertion.ID_TAKEN;
            }
            if (session.number(WebhookSql.COUNT, webhook.tenant().value()) >= most) {
                return Insertion.TOO_MANY;
            }
            add(session, webhook);
            return Insertion.ADDED;
        });
    }

    private void add(Session session, Webhook webhook) {
        WebhookSettings settings = webhook.settings();
        DeliveryProgress progress = webhook.progress();
        Optional<WebhookSecrets.Expiring> old = webhook.secrets().previous();
        session.run(
                WebhookSql.ADD,
                webhook.tenant().value(),
                webhook.id().value(),
                settings.url(),
                settings.types().stream().map(EventType::word).sorted().collect(Collectors.joining(BETWEEN_TYPES)),
                orNull(settings.zone().map(ZoneRows::key)),
                settings.description(),
                webhook.secrets().current().value(),
                orNull(old.map(expiring -> expiring.secret().value())),
                orNull(old.map(expiring -> Nanoseconds.of(expiring.until()))),
                webhook.state().word(),
                sequence(progress.after()),
                progress.attempts(),
                orNull(progress.nextAttempt().map(Nanoseconds::of)),
                progress.givenUpInARow(),
                orNull(progress.lastError()),
                Nanoseconds.of(webhook.createdAt()));
    }

    private static @Nullable Object orNull(Optional<?> value) {
        return value.isPresent() ? value.get() : null;
    }

    private long sequence(ChangeId change) {
        return changes.sequence(change)
                .orElseThrow(() -> new IllegalArgumentException(change + ": a change of another store"));
    }

    @Override
    public Optional<Webhook> find(TenantId tenant, WebhookId id) {
        return readers.read(session -> find(session, tenant, id));
    }

    private Optional<Webhook> find(Session session, TenantId tenant, WebhookId id) {
        return webhooks(session.rows(WebhookSql.FIND, tenant.value(), id.value())).stream()
                .findFirst();
    }

    @Override
    public List<Webhook> list(TenantId tenant) {
        return readers.read(session -> webhooks(session.rows(WebhookSql.LIST, tenant.value())));
    }

    @Override
    public List<Webhook> active() {
        return readers.read(session -> webhooks(session.rows(WebhookSql.IN_STATE, WebhookState.ACTIVE.word())));
    }

    /** All rows, the result closed behind them. */
    private List<Webhook> webhooks(Rows rows) {
        try (rows) {
            List<Webhook> all = new ArrayList<>();
            while (rows.next()) {
                all.add(webhook(rows));
            }
            return List.copyOf(all);
        }
    }

    private Webhook webhook(Rows row) {
        Optional<WebhookSecrets.Expiring> old = row.optionalText(8)
                .map(secret ->
                        new WebhookSecrets.Expiring(new WebhookSecret(secret), Nanoseconds.instant(row.number(9))));
        return new Webhook(
                new WebhookId(row.text(2)),
                new TenantId(row.text(1)),
                new WebhookSettings(
                        row.text(3),
                        types(row.text(4)),
                        row.optionalOctets(5).map(key -> DomainName.ofCanonicalKey(key, DomainName.ROOT)),
                        row.text(6)),
                new WebhookSecrets(new WebhookSecret(row.text(7)), old),
                WebhookState.of(row.text(10)),
                new DeliveryProgress(
                        changes.named(row.number(11)),
                        Math.toIntExact(row.number(12)),
                        row.optionalNumber(13).map(Nanoseconds::instant),
                        Math.toIntExact(row.number(14)),
                        row.optionalText(15)),
                Nanoseconds.instant(row.number(16)));
    }

    private static Set<EventType> types(String words) {
        return Arrays.stream(words.split(BETWEEN_TYPES, -1))
                .filter(word -> !word.isEmpty())
                .map(EventType::parse)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean replace(Webhook expected, Webhook next) {
        return writer.write(session -> replace(session, expected, next));
    }

    private boolean replace(Session session, Webhook expected, Webhook next) {
        boolean isExpected = find(session, expected.tenant(), expected.id())
                .filter(expected::equals)
                .isPresent();
        if (isExpected) {
            session.run(WebhookSql.REMOVE, next.tenant().value(), next.id().value());
            add(session, next);
        }
        return isExpected;
    }

    @Override
    public boolean replace(Webhook expected, Webhook next, DeadLetter letter) {
        return writer.write(session -> {
            boolean isReplaced = replace(session, expected, next);
            if (isReplaced) {
                long event = sequence(letter.event().id());
                session.run(WebhookSql.REMOVE_LETTER, next.id().value(), event);
                session.run(
                        WebhookSql.ADD_LETTER,
                        next.id().value(),
                        event,
                        letter.attempts(),
                        letter.error(),
                        Nanoseconds.of(letter.at()),
                        letter.isToBeReplayed() ? 1 : 0);
            }
            return isReplaced;
        });
    }

    @Override
    public boolean remove(TenantId tenant, WebhookId id) {
        return writer.write(session -> {
            boolean isThere = find(session, tenant, id).isPresent();
            if (isThere) {
                session.run(WebhookSql.REMOVE, tenant.value(), id.value());
                session.run(WebhookSql.REMOVE_LETTERS, id.value());
            }
            return isThere;
        });
    }

    @Override
    public List<DeadLetter> dead(TenantId tenant, WebhookId id, Optional<ChangeId> after, int limit) {
        long from = after.flatMap(changes::sequence).orElse(0L);
        return readers.readOneState(session -> find(session, tenant, id).isPresent()
                ? letters(session.rows(WebhookSql.LETTERS, id.value(), from, limit))
                : List.of());
    }

    private List<DeadLetter> letters(Rows rows) {
        try (rows) {
            List<DeadLetter> all = new ArrayList<>();
            while (rows.next()) {
                all.add(new DeadLetter(
                        EventRows.event(rows, changes),
                        Math.toIntExact(rows.number(13)),
                        rows.text(14),
                        Nanoseconds.instant(rows.number(15)),
                        rows.number(16) == 1));
            }
            return List.copyOf(all);
        }
    }

    @Override
    public void replayDead(TenantId tenant, WebhookId id) {
        writer.write(session -> {
            boolean isThere = find(session, tenant, id).isPresent();
            if (isThere) {
                session.run(WebhookSql.REPLAY, id.value());
            }
            return isThere;
        });
    }

    @Override
    public List<DeadLetter> toBeReplayed(TenantId tenant, WebhookId id, int limit) {
        return readers.readOneState(session -> find(session, tenant, id).isPresent()
                ? letters(session.rows(WebhookSql.REPLAYED, id.value(), limit))
                : List.of());
    }

    @Override
    public void put(TenantId tenant, WebhookId id, DeadLetter letter) {
        writer.write(session -> {
            boolean isThere = find(session, tenant, id).isPresent();
            if (isThere) {
                session.run(
                        WebhookSql.CHANGE_LETTER,
                        letter.attempts(),
                        letter.error(),
                        Nanoseconds.of(letter.at()),
                        letter.isToBeReplayed() ? 1 : 0,
                        id.value(),
                        sequence(letter.event().id()));
            }
            return isThere;
        });
    }

    @Override
    public void remove(TenantId tenant, WebhookId id, ChangeId event) {
        writer.write(session -> {
            boolean isThere = find(session, tenant, id).isPresent();
            if (isThere) {
                session.run(WebhookSql.REMOVE_LETTER, id.value(), sequence(event));
            }
            return isThere;
        });
    }
}
