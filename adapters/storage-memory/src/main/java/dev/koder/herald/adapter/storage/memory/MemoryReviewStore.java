package dev.koder.herald.adapter.storage.memory;

import dev.koder.herald.application.review.AgreedWish;
import dev.koder.herald.application.review.Making;
import dev.koder.herald.application.review.RequestPage;
import dev.koder.herald.application.review.ReviewStep;
import dev.koder.herald.application.review.port.ReviewStore;
import dev.koder.herald.application.zone.ZoneUndeletion;
import dev.koder.herald.domain.plan.PlanId;
import dev.koder.herald.domain.review.ChangeRequest;
import dev.koder.herald.domain.review.ChangeRequestLimits;
import dev.koder.herald.domain.review.Proposal;
import dev.koder.herald.domain.review.RequestId;
import dev.koder.herald.domain.review.ReviewRules;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ZoneCommit;
import dev.koder.herald.domain.zone.ZoneDeletion;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

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
    public boolean put(TenantId tenant, ReviewRules rules, ReviewStep step) {
        synchronized (platform) {
            if (platform.reviewRules.getOrDefault(tenant, ReviewRules.NONE).equals(rules)) {
                return false;
            }
            if (rules.list().isEmpty()) {
                platform.reviewRules.remove(tenant);
            } else {
                platform.reviewRules.put(tenant, rules);
            }
            platform.tellOfTenant(tenant, step);
            return true;
        }
    }

    private NavigableMap<String, ChangeRequest> requests(TenantId tenant) {
        return platform.changeRequests.computeIfAbsent(tenant, nobody -> new TreeMap<>());
    }

    @Override
    public boolean add(TenantId tenant, ChangeRequest.Pending request, ChangeRequestLimits limits, ReviewStep step) {
        synchronized (platform) {
            boolean isRoom = isRoom(tenant, request, limits, step.at());
            if (isRoom) {
                makeRoom(tenant, request, limits);
                keep(tenant, request, step);
            }
            return isRoom;
        }
    }

    @Override
    public Rebase rebase(
            TenantId tenant,
            ChangeRequest expected,
            ChangeRequest.Pending next,
            ChangeRequestLimits limits,
            ReviewStep step) {
        synchronized (platform) {
            if (!Optional.of(expected).equals(find(tenant, expected.proposal().id()))) {
                return Rebase.OVERTAKEN;
            }
            if (!isRoom(tenant, next, limits, step.at())) {
                return Rebase.NO_ROOM;
            }
            makeRoom(tenant, next, limits);
            keep(tenant, next, step);
            return Rebase.DONE;
        }
    }

    /** All but itself, where it is there already. */
    private List<ChangeRequest> others(TenantId tenant, ChangeRequest request) {
        RequestId id = request.proposal().id();
        return requests(tenant).values().stream()
                .filter(other -> !other.proposal().id().equals(id))
                .toList();
    }

    private static List<ChangeRequest> open(Collection<ChangeRequest> requests, Instant at) {
        return requests.stream()
                .filter(request -> request.at(at) instanceof ChangeRequest.Open)
                .toList();
    }

    private static long octets(List<ChangeRequest> requests) {
        return requests.stream()
                .mapToLong(request -> request.proposal().octets())
                .sum();
    }

    private boolean isRoom(TenantId tenant, ChangeRequest request, ChangeRequestLimits limits, Instant at) {
        List<ChangeRequest> open = open(others(tenant, request), at);
        return limits.allowOpen(
                open.size() + 1L, octets(open) + request.proposal().octets());
    }

    private void makeRoom(TenantId tenant, ChangeRequest request, ChangeRequestLimits limits) {
        Iterator<ChangeRequest> ended = others(tenant, request).stream()
                .filter(other -> endedAt(other).isPresent())
                .sorted(Comparator.comparing(other -> endedAt(other).orElseThrow()))
                .iterator();
        while (!isKept(others(tenant, request), request, limits) && ended.hasNext()) {
            requests(tenant).remove(ended.next().proposal().id().value());
        }
    }

    private static boolean isKept(List<ChangeRequest> others, ChangeRequest request, ChangeRequestLimits limits) {
        return limits.allowKept(
                others.size() + 1L, octets(others) + request.proposal().octets());
    }

    private void keep(TenantId tenant, ChangeRequest request, ReviewStep step) {
        String id = request.proposal().id().value();
        requests(tenant).put(id, request);
        Optional.ofNullable(platform.zones.get(request.proposal().change().zone()))
                .filter(kept -> kept.isOwnedBy(tenant))
                .ifPresent(kept -> platform.tell(step.type(), kept.zone(), id, step.actor(), step.note(), step.at()));
    }

    @Override
    public long countOpen(TenantId tenant, Instant at) {
        synchronized (platform) {
            return open(requests(tenant).values(), at).size();
        }
    }

    @Override
    public Optional<ChangeRequest> find(TenantId tenant, RequestId id) {
        synchronized (platform) {
            return Optional.ofNullable(requests(tenant).get(id.value()));
        }
    }

    @Override
    public Optional<RequestId> twin(TenantId tenant, PlanId digest, Actor author, Instant at) {
        synchronized (platform) {
            return requests(tenant).values().stream()
                    .filter(request -> request.at(at) instanceof ChangeRequest.Open)
                    .map(ChangeRequest::proposal)
                    .filter(other ->
                            other.digest().equals(digest) && other.author().equals(author))
                    .map(Proposal::id)
                    .findFirst();
        }
    }

    @Override
    public RequestPage list(TenantId tenant, Optional<RequestId> after, int limit) {
        synchronized (platform) {
            NavigableMap<String, ChangeRequest> behind =
                    requests(tenant).tailMap(after.map(RequestId::value).orElse(""), false);
            return new RequestPage(behind.values().stream().limit(limit).toList(), behind.size() <= limit);
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

    @Override
    public Making make(AgreedWish wish) {
        synchronized (platform) {
            RequestId id = wish.request().proposal().id();
            if (!Optional.of(wish.request()).equals(find(wish.tenant(), id))) {
                return new Making.Overtaken();
            }
            Making making = made(wish);
            wish.turn(making).ifPresent(turn -> keep(wish.tenant(), turn.next(), turn.step()));
            return making;
        }
    }

    private Making made(AgreedWish wish) {
        MemoryZoneStore zones = new MemoryZoneStore(platform);
        return switch (wish.deed()) {
            case AgreedWish.Deed.Commit(ZoneCommit commit) -> Making.of(zones.commit(commit));
            case AgreedWish.Deed.Delete(ZoneDeletion deletion) ->
                Making.of(
                        zones.delete(deletion),
                        wish.request().proposal().change().base());
            case AgreedWish.Deed.Undelete(ZoneUndeletion undeletion) -> Making.of(zones.undelete(undeletion));
        };
    }

    private List<Kept> all(Predicate<ChangeRequest> wished, int limit) {
        synchronized (platform) {
            return platform.changeRequests.entrySet().stream()
                    .flatMap(ofTenant -> ofTenant.getValue().values().stream()
                            .filter(wished)
                            .map(request -> new Kept(ofTenant.getKey(), request)))
                    .sorted(Comparator.comparing(
                            kept -> kept.request().proposal().applyAt().orElse(Instant.EPOCH)))
                    .limit(limit)
                    .toList();
        }
    }

    @Override
    public List<Kept> due(Instant at, int limit) {
        return all(
                request -> request instanceof ChangeRequest.Scheduled scheduled
                        && !scheduled.isOverAt(at)
                        && scheduled.proposal().applyAt().filter(at::isBefore).isEmpty(),
                limit);
    }

    @Override
    public List<Kept> overdue(Instant at, int limit) {
        return all(request -> request instanceof ChangeRequest.Open open && open.isOverAt(at), limit);
    }

    @Override
    public int forget(Instant endedBefore, int limit) {
        synchronized (platform) {
            List<Kept> ended =
                    all(request -> endedAt(request).filter(endedBefore::isAfter).isPresent(), limit);
            ended.forEach(kept -> requests(kept.tenant())
                    .remove(kept.request().proposal().id().value()));
            return ended.size();
        }
    }

    private static Optional<Instant> endedAt(ChangeRequest request) {
        return switch (request) {
            case ChangeRequest.Open open -> Optional.empty();
            case ChangeRequest.Applied applied -> Optional.of(applied.at());
            case ChangeRequest.Rejected rejected -> Optional.of(rejected.at());
            case ChangeRequest.Withdrawn withdrawn -> Optional.of(withdrawn.at());
            case ChangeRequest.Stale stale -> Optional.of(stale.at());
            case ChangeRequest.Expired expired -> Optional.of(expired.proposal().expiresAt());
        };
    }
}
