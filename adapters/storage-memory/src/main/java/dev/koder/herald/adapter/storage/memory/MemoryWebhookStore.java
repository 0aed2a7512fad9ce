package dev.koder.herald.adapter.storage.memory;

import dev.koder.herald.application.webhook.DeadLetter;
import dev.koder.herald.application.webhook.Webhook;
import dev.koder.herald.application.webhook.WebhookId;
import dev.koder.herald.application.webhook.port.WebhookStore;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Webhooks in maps. */
final class MemoryWebhookStore implements WebhookStore {

    private final Platform platform;

    MemoryWebhookStore(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Insertion insert(Webhook webhook, int most) {
        synchronized (platform) {
            if (find(webhook.tenant(), webhook.id()).isPresent()) {
                return Insertion.ID_TAKEN;
            }
            if (list(webhook.tenant()).size() >= most) {
                return Insertion.TOO_MANY;
            }
            platform.webhooks.put(webhook.id(), webhook);
            platform.changed();
            return Insertion.ADDED;
        }
    }

    @Override
    public Optional<Webhook> find(TenantId tenant, WebhookId id) {
        synchronized (platform) {
            return Optional.ofNullable(platform.webhooks.get(id))
                    .filter(webhook -> webhook.tenant().equals(tenant));
        }
    }

    @Override
    public List<Webhook> list(TenantId tenant) {
        synchronized (platform) {
            return platform.webhooks.values().stream()
                    .filter(webhook -> webhook.tenant().equals(tenant))
                    .sorted(Comparator.comparing(webhook -> webhook.id().value()))
                    .toList();
        }
    }

    @Override
    public List<Webhook> active() {
        synchronized (platform) {
            return platform.webhooks.values().stream().filter(Webhook::isActive).toList();
        }
    }

    @Override
    public boolean replace(Webhook expected, Webhook next) {
        synchronized (platform) {
            boolean isReplaced = platform.webhooks.replace(expected.id(), expected, next);
            if (isReplaced) {
                platform.changed();
            }
            return isReplaced;
        }
    }

    @Override
    public boolean replace(Webhook expected, Webhook next, DeadLetter letter) {
        synchronized (platform) {
            boolean isReplaced = replace(expected, next);
            if (isReplaced) {
                letters(next.id()).put(sequence(letter.event().id()), letter);
            }
            return isReplaced;
        }
    }

    private NavigableMap<Long, DeadLetter> letters(WebhookId id) {
        NavigableMap<Long, DeadLetter> letters = platform.deadLetters.computeIfAbsent(id, key -> new TreeMap<>());
        letters.headMap(platform.forgottenEvents, true).clear();
        return letters;
    }

    private long sequence(ChangeId change) {
        return platform.sequence(change).orElseThrow();
    }

    @Override
    public boolean remove(TenantId tenant, WebhookId id) {
        synchronized (platform) {
            boolean isThere = find(tenant, id).isPresent();
            if (isThere) {
                platform.webhooks.remove(id);
                platform.deadLetters.remove(id);
                platform.changed();
            }
            return isThere;
        }
    }

    @Override
    public List<DeadLetter> dead(TenantId tenant, WebhookId id, Optional<ChangeId> after, int limit) {
        synchronized (platform) {
            long from = after.map(this::sequence).orElse(0L);
            Collection<DeadLetter> letters = letters(id).tailMap(from, false).values();
            return find(tenant, id).isPresent() ? letters.stream().limit(limit).toList() : List.of();
        }
    }

    @Override
    public void replayDead(TenantId tenant, WebhookId id) {
        synchronized (platform) {
            if (find(tenant, id).isPresent() && !letters(id).isEmpty()) {
                letters(id)
                        .replaceAll((event, letter) ->
                                new DeadLetter(letter.event(), letter.attempts(), letter.error(), letter.at(), true));
                platform.changed();
            }
        }
    }

    @Override
    public List<DeadLetter> toBeReplayed(TenantId tenant, WebhookId id, int limit) {
        return dead(tenant, id, Optional.empty(), Integer.MAX_VALUE).stream()
                .filter(DeadLetter::isToBeReplayed)
                .limit(limit)
                .toList();
    }

    @Override
    public void put(TenantId tenant, WebhookId id, DeadLetter letter) {
        synchronized (platform) {
            find(tenant, id).ifPresent(webhook -> letters(id)
                    .replace(sequence(letter.event().id()), letter));
        }
    }

    @Override
    public void remove(TenantId tenant, WebhookId id, ChangeId event) {
        synchronized (platform) {
            find(tenant, id).ifPresent(webhook -> letters(id).remove(sequence(event)));
        }
    }
}
