package dev.koder.herald.adapter.http.rest;

import static dev.koder.herald.adapter.http.rest.ProblemType.IDEMPOTENCY_KEY_REUSED;
import static dev.koder.herald.adapter.http.rest.ProblemType.LOCK_NOT_FOUND;
import static dev.koder.herald.adapter.http.rest.ProblemType.LOCK_OF_SOMEBODY_ELSE;
import static dev.koder.herald.adapter.http.rest.ProblemType.TOO_MANY_LOCKS;
import static dev.koder.herald.adapter.http.rest.ProblemType.UNPROCESSABLE_CONTENT;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_NOT_FOUND;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.koder.herald.application.lock.KeepLocks;
import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.lock.LockId;
import dev.koder.herald.domain.lock.LockLevel;
import dev.koder.herald.domain.lock.ZoneLock;
import dev.koder.herald.domain.lock.ZoneLocks;
import dev.koder.herald.domain.record.RecordKey;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The locks on a zone and on its RRsets. */
final class LockRoutes {

    private static final String GROUP = "Locks";
    private static final String ALL = Links.BASE + "/zones/{zone}/locks";
    private static final String ONE = ALL + "/{lock}";
    private static final String EXAMPLE = """
        {"name": "@", "type": "SOA", "level": "no-deletion", "reason": "the shop lives here", "expiresAt": null}\
        """;

    private final RestApi.UseCases useCases;
    private final KeepLocks locks;
    private final long maxBodyBytes;

    LockRoutes(RestApi.UseCases useCases, RestConfig config) {
        this.useCases = useCases;
        this.locks = useCases.protection().keepLocks();
        this.maxBodyBytes = config.maxBodyBytes();
    }

    List<Route> routes() {
        return List.of(listRoute(), setRoute(), showRoute(), alterRoute(), removeRoute());
    }

    private Route listRoute() {
        return Route.of("GET", ALL, Access.READER)
                .called(
                        GROUP,
                        "listLocks",
                        "List a zone's locks",
                        "Those that count, in the order in which they were set.")
                .answersJson(200, "The locks.", "Locks")
                .refuses(ZONE_NOT_FOUND)
                .by(this::list);
    }

    private Route setRoute() {
        return Route.of("POST", ALL, Access.WRITER)
                .leaves(Route.Trace.EVENTS)
                .called(
                        GROUP,
                        "setLock",
                        "Lock a zone or an RRset",
                        "Without name and type the whole zone is locked. no-change keeps everything as it is; no-deletion keeps RRsets"
                                + " from disappearing. What counts is the effect of a change, by whichever way it comes: an RRset"
                                + " that is emptied is deleted, and so is every RRset of a zone that is deleted. So no-deletion on"
                                + " the SOA keeps a zone while its records stay editable. Nothing that is published changes: no"
                                + " version comes of it, but an event.")
                .takesJson("NewLock", EXAMPLE)
                .answersJson(201, "It is locked.", "Lock", "Location")
                .refuses(ZONE_NOT_FOUND, UNPROCESSABLE_CONTENT, TOO_MANY_LOCKS, IDEMPOTENCY_KEY_REUSED)
                .by(this::set);
    }

    private Route showRoute() {
        return Route.of("GET", ONE, Access.READER)
                .called(GROUP, "showLock", "Show a lock", "Its level, who set it, until when, and why.")
                .answersJson(200, "The lock.", "Lock")
                .refuses(ZONE_NOT_FOUND, LOCK_NOT_FOUND)
                .by(this::show);
    }

    private Route alterRoute() {
        return Route.of("PATCH", ONE, Access.WRITER)
                .leaves(Route.Trace.EVENTS)
                .called(
                        GROUP,
                        "changeLock",
                        "Change a lock",
                        "Its level, its reason or its end, by whoever set it, or by an administrator of the tenant: to weaken a lock"
                                + " is as hard as to take it away. What is left out stays as it is. It stays the lock of whoever set"
                                + " it.")
                .takesJson("ChangedLock", "{\"level\": \"no-change\", \"expiresAt\": null}")
                .answersJson(200, "The lock is as wished.", "Lock")
                .refuses(ZONE_NOT_FOUND, LOCK_NOT_FOUND, LOCK_OF_SOMEBODY_ELSE, UNPROCESSABLE_CONTENT)
                .by(this::alter);
    }

    private Route removeRoute() {
        return Route.of("DELETE", ONE, Access.WRITER)
                .leaves(Route.Trace.EVENTS)
                .called(
                        GROUP,
                        "removeLock",
                        "Take a lock away",
                        "By whoever set it, or by an administrator of the tenant.")
                .answers(204, "It is gone.", "", "")
                .refuses(ZONE_NOT_FOUND, LOCK_NOT_FOUND, LOCK_OF_SOMEBODY_ELSE)
                .by(this::remove);
    }

    private Answer list(Call call) {
        List<ZoneLock> all =
                locks.list(call.caller(), call.zone()).orElseThrow(() -> ZoneAnswers.noSuchZone(call.zone()));
        return Answer.json(200, out -> {
            out.writeStartObject();
            Json.list(out, "locks", all, LockRoutes::write);
            out.writeEndObject();
        });
    }

    private static void write(JsonGenerator out, ZoneLock lock) throws IOException {
        out.writeStringField("id", lock.id().value());
        out.writeStringField(
                "name", lock.target().map(key -> key.owner().toString()).orElse(null));
        out.writeStringField(
                "type", lock.target().map(key -> key.type().toString()).orElse(null));
        out.writeStringField("level", lock.level().word());
        out.writeStringField("reason", lock.reason());
        out.writeStringField("owner", lock.owner().value());
        out.writeStringField("createdAt", lock.createdAt().toString());
        out.writeStringField(
                "expiresAt", lock.expiresAt().map(Instant::toString).orElse(null));
    }

    private static Form<KeepLocks.Wish> form(DomainName zone) {
        return Form.object(members -> {
            Optional<Optional<DomainName>> name =
                    members.optional("name", Form.orNull(Form.text(text -> inside(text, zone))));
            Optional<Optional<RecordType>> type = members.optional("type", Form.orNull(Form.text(RecordType::parse)));
            Optional<LockLevel> level = members.required("level", Form.text(LockLevel::parse));
            Optional<String> reason = members.required("reason", Form.text(ZoneLock::requireReason));
            Optional<Optional<Instant>> expiresAt = members.optional("expiresAt", Form.orNull(Form.instant()));
            boolean isNamed = isTold(members, "name", name);
            if (isNamed != isTold(members, "type", type)) {
                String missing = isNamed ? "type" : "name";
                members.refuse(missing, Members.MISSING, missing + ": missing (expected: name and type, or neither)");
            }
            return members.done(() -> new KeepLocks.Wish(
                    name.flatMap(it -> it)
                            .map(owner ->
                                    new RecordKey(owner, type.orElseThrow().orElseThrow())),
                    level.orElseThrow(),
                    reason.orElseThrow(),
                    expiresAt.flatMap(it -> it)));
        });
    }

    private static final Form<KeepLocks.Alteration> ALTERATION = Form.object(members -> {
        Optional<LockLevel> level = members.optional("level", Form.text(LockLevel::parse));
        Optional<String> reason = members.optional("reason", Form.text(ZoneLock::requireReason));
        Optional<Optional<Instant>> expiresAt = members.optional("expiresAt", Form.orNull(Form.instant()));
        return members.done(() -> new KeepLocks.Alteration(level, reason, expiresAt));
    });

    /** Whether a member says something, be it right or wrong. */
    private static <T> boolean isTold(Members members, String name, Optional<Optional<T>> read) {
        return members.has(name) && !read.equals(Optional.of(Optional.empty()));
    }

    private static DomainName inside(String text, DomainName zone) {
        DomainName owner = NameReading.owner(text, zone);
        if (!owner.isSubdomainOf(zone)) {
            throw new DnsFormatException("name", text, "a name in " + zone);
        }
        return owner;
    }

    private Answer set(Call call) {
        KeepLocks.Wish wish = call.read(form(call.zone()), maxBodyBytes);
        ZoneLock lock = done(call, locks.set(call.caller(), call.zone(), wish));
        return Answer.json(201, Json.object(out -> write(out, lock)))
                .with("Location", Links.zone(call.zone()) + "/locks/" + lock.id());
    }

    private static ZoneLock done(Call call, KeepLocks.Outcome outcome) {
        return switch (outcome) {
            case KeepLocks.Outcome.Done(ZoneLock lock) -> lock;
            case KeepLocks.Outcome.NoSuchZone none -> throw ZoneAnswers.noSuchZone(call.zone());
            case KeepLocks.Outcome.NoSuchLock none -> throw noSuchLock(call);
            case KeepLocks.Outcome.TooMany many ->
                throw new Refusal(
                        TOO_MANY_LOCKS,
                        "locks: one too many (expected: at most " + ZoneLocks.MOST + " on a zone and its RRsets)");
            case KeepLocks.Outcome.AlreadyOver(Instant now) -> throw alreadyOver(now);
            case KeepLocks.Outcome.KeyReused reused -> throw ZoneAnswers.keyReused();
            case KeepLocks.Outcome.OfSomebodyElse(ZoneLock lock) ->
                throw new Refusal(
                        LOCK_OF_SOMEBODY_ELSE,
                        "lock " + lock.id() + " was set by " + lock.owner() + " (expected: the same caller, or one with"
                                + " the scope herald.admin)");
        };
    }

    private static Refusal noSuchLock(Call call) {
        return new Refusal(
                LOCK_NOT_FOUND,
                "lock: " + call.path("lock", LockId::new) + " (expected: a lock of zone " + call.zone() + ")");
    }

    private static Refusal alreadyOver(Instant now) {
        String detail = "expiresAt: not later than now, " + now + " (expected: later, or null for a lock that stays)";
        return new Refusal(Problem.of(
                UNPROCESSABLE_CONTENT, detail, new Reading.Bad<>("#/expiresAt", Form.OUT_OF_RANGE, detail).errors()));
    }

    private Answer show(Call call) {
        LockId id = call.path("lock", LockId::new);
        ZoneAnswers.zone(useCases, call);
        ZoneLock lock = locks.show(call.caller(), call.zone(), id).orElseThrow(() -> noSuchLock(call));
        return Answer.json(200, Json.object(out -> write(out, lock)));
    }

    private Answer alter(Call call) {
        KeepLocks.Alteration wish = call.read(ALTERATION, maxBodyBytes);
        ZoneLock lock = done(call, locks.alter(call.caller(), call.zone(), call.path("lock", LockId::new), wish));
        return Answer.json(200, Json.object(out -> write(out, lock)));
    }

    private Answer remove(Call call) {
        done(call, locks.remove(call.caller(), call.zone(), call.path("lock", LockId::new)));
        return Answer.of(204);
    }
}
