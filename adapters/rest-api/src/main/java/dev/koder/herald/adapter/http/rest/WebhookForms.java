package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.application.webhook.WebhookSettings;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.zone.ChangeId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is wished of webhooks, as JSON. */
final class WebhookForms {

    private static final int LONGEST_URL = 2000;
    private static final int MOST_TYPES = 50;

    private WebhookForms() {}

    /**
     * What a request says of a webhook; what it says nothing of stays.
     *
     * @param zone the zone or none, where it says either
     */
    record Wish(
            Optional<String> url,
            Optional<List<EventType>> types,
            Optional<Optional<DomainName>> zone,
            Optional<String> description,
            Optional<Boolean> enabled) {

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
                        members.optional("enabled", Form.truth()));
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
    record Replay(Optional<Boolean> dead, Optional<ChangeId> after, Optional<Instant> since) {

        static final Form<Replay> FORM = Form.object(members -> {
            Replay replay = new Replay(
                    members.optional("dead", Form.truth()).filter(on -> on),
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
}
