package dev.koder.herald.adapter.http.rest;

import static dev.koder.herald.adapter.http.rest.ProblemType.CURSOR_EXPIRED;
import static dev.koder.herald.adapter.http.rest.ProblemType.IDEMPOTENCY_KEY_REUSED;
import static dev.koder.herald.adapter.http.rest.ProblemType.TOO_MANY_WEBHOOKS;
import static dev.koder.herald.adapter.http.rest.ProblemType.UNPROCESSABLE_CONTENT;
import static dev.koder.herald.adapter.http.rest.ProblemType.WEBHOOK_NOT_FOUND;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.koder.herald.application.webhook.DeadLetter;
import dev.koder.herald.application.webhook.DeliveryAnswer;
import dev.koder.herald.application.webhook.DeliveryProgress;
import dev.koder.herald.application.webhook.KeepWebhooks;
import dev.koder.herald.application.webhook.Webhook;
import dev.koder.herald.application.webhook.WebhookId;
import dev.koder.herald.application.webhook.WebhookSettings;
import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.zone.ChangeId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The webhooks of a tenant: programs that are called when something happens. */
final class WebhookRoutes {

    private static final String GROUP = "Webhooks";
    private static final String ALL = Links.BASE + "/webhooks";
    private static final String ONE = ALL + "/{webhook}";
    private static final int LONGEST_URL = 2000;
    private static final int MOST_TYPES = 50;
    private static final String EXAMPLE = """
        {"url": "https://hooks.example.org/herald", "types": ["zone.changed", "zone.deleted"], "zone": null,
         "description": "the deployment's cache"}\
        """;

    private final KeepWebhooks webhooks;
    private final long maxBodyBytes;

    WebhookRoutes(RestApi.UseCases useCases, RestConfig config) {
        this.webhooks = useCases.keepWebhooks();
        this.maxBodyBytes = config.maxBodyBytes();
    }

    /**
     * What a request says of a webhook; what it says nothing of stays.
     *
     * @param zone the zone or none, where it says either
     */
    private record Wish(
            Optional<String> url,
            Optional<List<EventType>> types,
            Optional<Optional<DomainName>> zone,
            Optional<String> description,
            Optional<Boolean> enabled) {

        private static final Form<Boolean> TRUTH = (node, pointer) -> node.isBoolean()
                ? new Reading.Ok<>(node.booleanValue())
                : new Reading.Bad<>(pointer, Form.WRONG_TYPE, "no truth value (expected: true or false)");

        static final Form<Wish> NEW = form(true);
        static final Form<Wish> CHANGED = form(false);

        private static Form<Wish> form(boolean isNew) {
            Form<String> url = Form.text(LONGEST_URL);
            return Form.object(members -> {
                Wish wish = new Wish(
                        isNew ? members.required("url", url) : members.optional("url", url),
                        members.optional("types", Form.list(Form.text(EventType::parse), MOST_TYPES)),
                        members.optional("zone", Form.orNull(Form.text(NameReading::zone))),
                        members.optional("description", Form.text(WebhookSettings.LONGEST_DESCRIPTION)),
                        members.optional("enabled", TRUTH));
                return members.done(() -> wish);
            });
        }

        WebhookSettings on(WebhookSettings known) {
            return new WebhookSettings(
                    url.orElse(known.url()),
                    types.map(Set::copyOf).orElse(known.types()),
                    zone.orElse(known.zone()),
                    description.orElse(known.description()));
        }
    }

    /** What to replay: exactly one of the three. */
    private record Replay(Optional<Boolean> dead, Optional<ChangeId> after, Optional<Instant> since) {

        static final Form<Replay> FORM = Form.object(members -> {
            Replay replay = new Replay(
                    members.optional("dead", Wish.TRUTH).filter(on -> on),
                    members.optional("after", Form.text(EventRoutes::cursor)),
                    members.optional("since", Form.instant()));
            long told = List.of(replay.dead(), replay.after(), replay.since()).stream()
                    .filter(Optional::isPresent)
                    .count();
            if (told != 1 && !members.has("dead") && !members.has("after") && !members.has("since")) {
                members.refuse("dead", Members.MISSING, "dead: missing (expected: dead as true, after or since)");
            } else if (told > 1) {
                members.refuse("dead", Members.NOT_TAKEN, "dead, after, since: together (expected: one of them)");
            } else if (told == 0 && members.has("dead")) {
                members.refuse("dead", Form.MALFORMED, "dead: not true (expected: dead as true, after or since)");
            }
            return members.done(() -> replay);
        });
    }

    List<Route> routes() {
        return List.of(
                listRoute(),
                createRoute(),
                showRoute(),
                changeRoute(),
                removeRoute(),
                rotateRoute(),
                testRoute(),
                deliveriesRoute(),
                replayRoute());
    }

    private Route listRoute() {
        return Route.of("GET", ALL, Access.READER)
                .called(
                        GROUP,
                        "listWebhooks",
                        "List the webhooks",
                        "All webhooks of the tenant, without their secrets.")
                .answersJson(200, "The webhooks.", "Webhooks")
                .by(this::list);
    }

    private Route createRoute() {
        return Route.of("POST", ALL, Access.WRITER)
                .called(
                        GROUP,
                        "createWebhook",
                        "Add a webhook",
                        "From now on each event of these types, or of every type where none is named, is sent to url"
                                + " as a POST with the event as its body, as in the log of events, signed as Standard"
                                + " Webhooks asks for: the headers webhook-id, webhook-timestamp, and webhook-signature"
                                + " with v1, and the Base64 of HMAC-SHA256 over id.timestamp.body, keyed with what secret"
                                + " holds in Base64 behind whsec_. secret is told in this answer alone. A receiver answers"
                                + " 2xx. Events come at least once and in their order; webhook-id tells repetitions. What"
                                + " is not taken is tried again with growing pauses, and given up in the end: GET"
                                + " deliveries lists it. After three events given up in a row the webhook is paused, and"
                                + " on 410 it is gone; switching it on goes on where it was. The address must be public,"
                                + " use TLS, and answer by itself: redirects are not followed.")
                .takesJson("NewWebhook", EXAMPLE)
                .answersJson(201, "It was added.", "WebhookWithSecret", "Location")
                .refuses(UNPROCESSABLE_CONTENT, TOO_MANY_WEBHOOKS, IDEMPOTENCY_KEY_REUSED)
                .by(this::create);
    }

    private Route showRoute() {
        return Route.of("GET", ONE, Access.READER)
                .called(
                        GROUP,
                        "showWebhook",
                        "Show a webhook",
                        "With how far it has come: everything up to the event named by deliveredUpTo is dealt with.")
                .answersJson(200, "The webhook.", "Webhook")
                .refuses(WEBHOOK_NOT_FOUND)
                .by(this::show);
    }

    private Route changeRoute() {
        return Route.of("PATCH", ONE, Access.WRITER)
                .called(
                        GROUP,
                        "changeWebhook",
                        "Change a webhook",
                        "Members that are left out stay as they are. enabled switches it off, and on again: one that"
                                + " was off, paused or gone goes on with the event after the last one that was dealt"
                                + " with.")
                .takesJson("WebhookPatch", "{\"enabled\": true}")
                .answersJson(200, "It is as wished.", "Webhook")
                .refuses(WEBHOOK_NOT_FOUND, UNPROCESSABLE_CONTENT)
                .by(this::change);
    }

    private Route removeRoute() {
        return Route.of("DELETE", ONE, Access.WRITER)
                .called(
                        GROUP,
                        "deleteWebhook",
                        "Delete a webhook",
                        "It is no longer called; its dead letters go with it.")
                .answers(204, "It is gone.", "", "")
                .refuses(WEBHOOK_NOT_FOUND)
                .by(this::remove);
    }

    private Route rotateRoute() {
        return Route.of("POST", ONE + "/secret", Access.WRITER)
                .leaves(Route.Trace.ANOTHER_EACH_TIME)
                .called(
                        GROUP,
                        "rotateWebhookSecret",
                        "Give a webhook a new secret",
                        "The new secret is told in this answer alone. For 24 hours messages carry two signatures, by"
                                + " the new and by the old one, so that receivers can change over.")
                .answersJson(200, "It has a new secret.", "WebhookWithSecret")
                .refuses(WEBHOOK_NOT_FOUND)
                .by(this::rotate);
    }

    private Route testRoute() {
        return Route.of("POST", ONE + "/test", Access.WRITER)
                .leaves(Route.Trace.ANOTHER_EACH_TIME)
                .called(
                        GROUP,
                        "testWebhook",
                        "Send a test message",
                        "Sends a message of type webhook.test at once, and tells what came of it. It is not tried"
                                + " again.")
                .answersJson(200, "What came of it.", "WebhookTest")
                .refuses(WEBHOOK_NOT_FOUND)
                .by(this::test);
    }

    private Route deliveriesRoute() {
        return Route.of("GET", ONE + "/deliveries", Access.READER)
                .called(
                        GROUP,
                        "listWebhookDeliveries",
                        "List what was given up",
                        "The events that were given up after the last attempt, in their order, page by page. They are"
                                + " kept as long as events are.")
                .query("state", "string", "dead, the only one that there is a list of.")
                .query("limit", "integer", "At most so many: 1 to 500, 100 when left out.")
                .query("cursor", "string", "Where to go on: the cursor of the page before.")
                .answersJson(200, "A page of deliveries.", "DeliveryPage", "Link")
                .refuses(WEBHOOK_NOT_FOUND)
                .by(this::deliveries);
    }

    private Route replayRoute() {
        return Route.of("POST", ONE + "/replay", Access.WRITER)
                .leaves(Route.Trace.ANOTHER_EACH_TIME)
                .called(
                        GROUP,
                        "replayWebhook",
                        "Deliver again",
                        "With dead, every event that was given up is tried once more, before newer ones. With after, a"
                                + " cursor of the log of events, or since, a time, everything from there on is delivered,"
                                + " whether it was before or not. The webhook is switched on.")
                .takesJson("WebhookReplay", "{\"dead\": true}")
                .answersJson(202, "It will be delivered.", "Webhook")
                .refuses(WEBHOOK_NOT_FOUND, UNPROCESSABLE_CONTENT, CURSOR_EXPIRED)
                .by(this::replay);
    }

    private static WebhookId id(Call call) {
        return new WebhookId(call.path("webhook"));
    }

    private static Refusal notFound(WebhookId id) {
        return new Refusal(
                WEBHOOK_NOT_FOUND,
                "webhook: " + DnsFormatException.shown(id.value())
                        + " is none of this tenant's (expected: one of its)");
    }

    private Answer list(Call call) {
        List<Webhook> all = webhooks.list(call.caller());
        return Answer.json(200, out -> {
            out.writeStartObject();
            out.writeArrayFieldStart("webhooks");
            for (Webhook webhook : all) {
                out.writeStartObject();
                write(out, webhook);
                out.writeEndObject();
            }
            out.writeEndArray();
            out.writeEndObject();
        });
    }

    private Answer create(Call call) {
        Wish wish = Wish.NEW.read(call.json(maxBodyBytes), JsonPointers.WHOLE).orRefuse();
        WebhookSettings settings = wish.on(new WebhookSettings("", Set.of(), Optional.empty(), ""));
        Webhook webhook = done(
                new WebhookId(""),
                webhooks.create(call.caller(), settings, wish.enabled().orElse(true)));
        return withSecret(201, webhook)
                .with("Location", ALL + "/" + webhook.id().value());
    }

    private static Webhook done(WebhookId id, KeepWebhooks.Outcome outcome) {
        return switch (outcome) {
            case KeepWebhooks.Outcome.Done(Webhook webhook) -> webhook;
            case KeepWebhooks.Outcome.NoSuchWebhook none -> throw notFound(id);
            case KeepWebhooks.Outcome.UrlRefused(String reason) ->
                throw new Refusal(Problem.of(
                        UNPROCESSABLE_CONTENT,
                        "url: " + reason,
                        new Reading.Bad<>("#/url", Form.OUT_OF_RANGE, "url: " + reason).errors()));
            case KeepWebhooks.Outcome.TooMany(int most) ->
                throw new Refusal(
                        TOO_MANY_WEBHOOKS,
                        "webhooks: the tenant has " + most + " (expected: at most " + most + " with the new one)");
            case KeepWebhooks.Outcome.KeyReused reused -> throw ZoneAnswers.keyReused();
            case KeepWebhooks.Outcome.CursorUnknown unknown -> throw EventRoutes.cursorExpired("after");
        };
    }

    private Answer show(Call call) {
        return plain(200, webhooks.show(call.caller(), id(call)).orElseThrow(() -> notFound(id(call))));
    }

    private Answer change(Call call) {
        Wish wish =
                Wish.CHANGED.read(call.json(maxBodyBytes), JsonPointers.WHOLE).orRefuse();
        return plain(200, done(id(call), webhooks.change(call.caller(), id(call), wish::on, wish.enabled())));
    }

    private Answer remove(Call call) {
        if (!webhooks.remove(call.caller(), id(call))) {
            throw notFound(id(call));
        }
        return Answer.of(204);
    }

    private Answer rotate(Call call) {
        return withSecret(200, done(id(call), webhooks.rotate(call.caller(), id(call))));
    }

    private Answer test(Call call) {
        DeliveryAnswer answer = webhooks.test(call.caller(), id(call)).orElseThrow(() -> notFound(id(call)));
        return Answer.json(200, out -> {
            out.writeStartObject();
            out.writeBooleanField("delivered", answer instanceof DeliveryAnswer.Accepted);
            switch (answer) {
                case DeliveryAnswer.Accepted(int status) -> out.writeNumberField("status", status);
                case DeliveryAnswer.Gone gone -> out.writeStringField("error", "answered 410");
                case DeliveryAnswer.Failed(String reason) -> out.writeStringField("error", reason);
            }
            out.writeEndObject();
        });
    }

    private Answer deliveries(Call call) {
        call.query("state", text -> {
            if (!text.equals("dead")) {
                throw new DnsFormatException("state", text, "dead");
            }
            return text;
        });
        int limit = Paging.limit(call, KeepWebhooks.MAX_LIMIT);
        List<DeadLetter> letters = webhooks.dead(call.caller(), id(call), call.query("cursor", Cursor::change), limit)
                .orElseThrow(() -> notFound(id(call)));
        return Paging.answer(
                call,
                limit,
                "deliveries",
                letters,
                WebhookRoutes::write,
                last -> Optional.of(Cursor.after(last.event().id())));
    }

    private static void write(JsonGenerator out, DeadLetter letter) throws IOException {
        out.writeStringField("state", "dead");
        out.writeNumberField("attempts", letter.attempts());
        out.writeStringField("error", letter.error());
        out.writeStringField("givenUpAt", letter.at().toString());
        out.writeBooleanField("replaying", letter.isToBeReplayed());
        out.writeObjectFieldStart("event");
        EventRoutes.write(out, letter.event());
        out.writeEndObject();
    }

    private Answer replay(Call call) {
        Replay replay =
                Replay.FORM.read(call.json(maxBodyBytes), JsonPointers.WHOLE).orRefuse();
        KeepWebhooks.Outcome outcome;
        if (replay.after().isPresent()) {
            outcome =
                    webhooks.replayAfter(call.caller(), id(call), replay.after().get());
        } else if (replay.since().isPresent()) {
            outcome =
                    webhooks.replaySince(call.caller(), id(call), replay.since().get());
        } else {
            outcome = webhooks.replayDead(call.caller(), id(call));
        }
        return plain(202, done(id(call), outcome));
    }

    private static Answer plain(int status, Webhook webhook) {
        return Answer.json(status, out -> {
            out.writeStartObject();
            write(out, webhook);
            out.writeEndObject();
        });
    }

    private static Answer withSecret(int status, Webhook webhook) {
        return Answer.json(status, out -> {
            out.writeStartObject();
            write(out, webhook);
            out.writeStringField("secret", webhook.secrets().current().value());
            out.writeEndObject();
        });
    }

    private static void write(JsonGenerator out, Webhook webhook) throws IOException {
        WebhookSettings settings = webhook.settings();
        out.writeStringField("id", webhook.id().value());
        out.writeStringField("url", settings.url());
        out.writeArrayFieldStart("types");
        for (String type :
                settings.types().stream().map(EventType::word).sorted().toList()) {
            out.writeString(type);
        }
        out.writeEndArray();
        out.writeStringField("zone", settings.zone().map(DomainName::toString).orElse(null));
        out.writeStringField("description", settings.description());
        out.writeStringField("state", webhook.state().word());
        DeliveryProgress progress = webhook.progress();
        out.writeStringField("deliveredUpTo", progress.after().value());
        out.writeNumberField("failedAttempts", progress.attempts());
        out.writeStringField(
                "nextAttemptAt", progress.nextAttempt().map(Instant::toString).orElse(null));
        out.writeStringField("lastError", progress.lastError().orElse(null));
        out.writeStringField("createdAt", webhook.createdAt().toString());
    }
}
