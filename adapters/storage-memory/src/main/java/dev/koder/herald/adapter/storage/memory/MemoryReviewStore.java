package dev.koder.herald.adapter.storage.memory;

import dev.koder.herald.application.review.ReviewStep;
import dev.koder.herald.application.review.port.ReviewStore;
import dev.koder.herald.domain.review.ChangeRequest;
import dev.koder.herald.domain.review.RequestId;
import dev.koder.herald.domain.review.ReviewRules;
import dev.koder.herald.domain.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Rules of review and change requests in maps. */
final class MemoryReviewStore implements ReviewStore {

    private final Platform platform;

    MemoryReviewStore(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Map<TenantId, ReviewRules> rules() {
        synchronized (platform) {
            return Map.copyOf(platform.reviewRules);
        }
    }

    @Override
    public void put(TenantId tenant, ReviewRules rules) {
        synchronized (platform) {
            if (rules.list().isEmpty()) {
                platform.reviewRules.remove(tenant);
            } else {
                platform.reviewRules.put(tenant, rules);
            }
        }
    }

    private NavigableMap<String, ChangeRequest> requests(TenantId tenant) {
        return platform.changeRequests.computeIfAbsent(tenant, nobody -> new TreeMap<>());
    }

    @Override
    public boolean add(TenantId tenant, ChangeRequest.Pending request, int most, ReviewStep step) {
        synchronized (platform) {
            NavigableMap<String, ChangeRequest> requests = requests(tenant);
            long open = requests.values().stream()
                    .map(other -> other.at(step.at()))
                    .filter(ChangeRequest.Open.class::isInstance)
                    .count();
            if (open >= most) {
                return false;
            }
            keep(tenant, request, step);
            return true;
        }
    }

    private void keep(TenantId tenant, ChangeRequest request, ReviewStep step) {
        String id = request.proposal().id().value();
        requests(tenant).put(id, request);
        platform.find(tenant, request.proposal().prospect().zone())
                .ifPresent(kept -> platform.tell(step.type(), kept.zone(), id, step.actor(), step.note(), step.at()));
    }

    @Override
    public Optional<ChangeRequest> find(TenantId tenant, RequestId id) {
        synchronized (platform) {
            return Optional.ofNullable(requests(tenant).get(id.value()));
        }
    }

    @Override
    public List<ChangeRequest> list(TenantId tenant, Optional<RequestId> after, int limit) {
        synchronized (platform) {
            return requests(tenant).tailMap(after.map(RequestId::value).orElse(""), false).values().stream()
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public boolean replace(TenantId tenant, ChangeRequest expected, ChangeRequest next, ReviewStep step) {
        synchronized (platform) {
            if (!Optional.of(expected).equals(find(tenant, expected.proposal().id()))) {
                return false;
            }
            keep(tenant, next, step);
            return true;
        }
    }
}
