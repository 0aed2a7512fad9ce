package dev.koder.herald.adapter.http.rest;

import static dev.koder.herald.adapter.http.rest.ProblemType.CURSOR_EXPIRED;
import static dev.koder.herald.adapter.http.rest.ProblemType.IDEMPOTENCY_KEY_REUSED;
import static dev.koder.herald.adapter.http.rest.ProblemType.TOO_MANY_WEBHOOKS;
import static dev.koder.herald.adapter.http.rest.ProblemType.UNPROCESSABLE_CONTENT;
import static dev.koder.herald.adapter.http.rest.ProblemType.WEBHOOK_NOT_FOUND;

import dev.koder.herald.application.webhook.DeadLetter;
import dev.koder.herald.application.webhook.DeliveryAnswer;
import dev.koder.herald.application.webhook.KeepWebhooks;
import dev.koder.herald.application.webhook.Webhook;
import dev.koder.herald.application.webhook.WebhookId;
import dev.koder.herald.application.webhook.WebhookSettings;
import dev.koder.herald.domain.dns.DnsFormatException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The webhooks of a tenant: programs that are called when something happens. */
final class WebhookRoutes {

    private static final String GROUP = "Webhooks";
    private static final String ALL = Links.BASE + "/webhooks";
    private static final String ONE = ALL + "/{webhook}";
    private static final String EXAMPLE = """
        {"url": "https://hooks.example.org/herald", "types": ["zone.changed", "zone.deleted"], "zone": null,
         "description": "the deployment's cache"}\
        """;

    private final KeepWebhooks webhooks;
    private final long maxBodyBytes;

    WebhookRoutes(RestApi.UseCases useCases, RestConfig config) {
        this.webhooks = useCases.news().keepWebhooks();
        this.maxBodyBytes = config.maxBodyBytes();
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
                                + " with. After enabled as true, and with another url, what waited for another attempt is"
                                + " tried at once.")
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
                                + " again. One message at a time goes to a webhook, and to at most two of the tenant's:"
                                + " a test beyond that is refused with 429.")
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
                .answersJson(200, "A page of deliveries.", "DeliveryPage")
                .sometimes("Link")
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

    private Answer list(Call call) {
        List<Webhook> all = webhooks.list(call.caller());
        return Answer.json(200, out -> {
            out.writeStartObject();
            Json.list(out, "webhooks", all, WebhookAnswers::write);
            out.writeEndObject();
        });
    }

    private Answer create(Call call) {
        WebhookForms.Wish wish = call.read(WebhookForms.Wish.NEW, maxBodyBytes);
        WebhookSettings settings = wish.on(new WebhookSettings("", Set.of(), Optional.empty(), ""));
        Webhook webhook = WebhookAnswers.done(
                new WebhookId(""),
                webhooks.create(call.caller(), settings, wish.enabled().orElse(true)));
        return WebhookAnswers.withSecret(201, webhook)
                .with("Location", ALL + "/" + webhook.id().value());
    }

    private Answer show(Call call) {
        return WebhookAnswers.plain(
                200, webhooks.show(call.caller(), id(call)).orElseThrow(() -> WebhookAnswers.notFound(id(call))));
    }

    private Answer change(Call call) {
        WebhookForms.Wish wish = call.read(WebhookForms.Wish.CHANGED, maxBodyBytes);
        return WebhookAnswers.plain(
                200, WebhookAnswers.done(id(call), webhooks.change(call.caller(), id(call), wish::on, wish.enabled())));
    }

    private Answer remove(Call call) {
        if (!webhooks.remove(call.caller(), id(call))) {
            throw WebhookAnswers.notFound(id(call));
        }
        return Answer.of(204);
    }

    private Answer rotate(Call call) {
        return WebhookAnswers.withSecret(200, WebhookAnswers.done(id(call), webhooks.rotate(call.caller(), id(call))));
    }

    private Answer test(Call call) {
        return switch (webhooks.test(call.caller(), id(call))) {
            case KeepWebhooks.TestOutcome.Tested(DeliveryAnswer answer) -> WebhookAnswers.tested(answer);
            case KeepWebhooks.TestOutcome.NoSuchWebhook none -> throw WebhookAnswers.notFound(id(call));
            case KeepWebhooks.TestOutcome.UnderWay underWay -> throw WebhookAnswers.testUnderWay();
        };
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
                .orElseThrow(() -> WebhookAnswers.notFound(id(call)));
        return Paging.answer(
                call,
                limit,
                "deliveries",
                letters,
                WebhookAnswers::write,
                last -> Optional.of(Cursor.after(last.event().id())));
    }

    private Answer replay(Call call) {
        WebhookForms.Replay replay = call.read(WebhookForms.Replay.FORM, maxBodyBytes);
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
        return WebhookAnswers.plain(202, WebhookAnswers.done(id(call), outcome));
    }
}
