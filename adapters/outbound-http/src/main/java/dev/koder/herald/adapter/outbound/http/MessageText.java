package dev.koder.herald.adapter.outbound.http;

import dev.koder.herald.application.webhook.WebhookMessage;
import dev.koder.herald.domain.event.Event;
import java.time.Instant;

/** Messages as JSON: an event looks as it does in the log of events. */
final class MessageText {

    private final StringBuilder out = new StringBuilder(256);

    private MessageText() {}

    static String of(WebhookMessage message) {
        MessageText text = new MessageText();
        switch (message) {
            case WebhookMessage.Of(Event event) -> text.event(event);
            case WebhookMessage.Test test -> text.test(test);
        }
        return text.out.toString();
    }

    private void event(Event event) {
        head(event.id().value(), event.type().word(), event.at());
        event.place().ifPresent(this::place);
        if (event.type().isOfVersion()) {
            member("change", event.id().value());
            out.append(',');
        }
        event.subject().ifPresent(subject -> {
            member("subject", subject);
            out.append(',');
        });
        member("actor", event.actor().value());
        event.note().requestId().ifPresent(id -> furtherMember("requestId", id));
        event.note().reason().ifPresent(reason -> furtherMember("reason", reason));
        out.append("}}");
    }

    private void place(Event.Place place) {
        member("zone", place.zone().toString());
        out.append(",\"serial\":").append(place.serial().value()).append(',');
    }

    private void test(WebhookMessage.Test test) {
        head(test.id(), "webhook.test", test.at());
        member("webhook", test.webhook().value());
        out.append("}}");
    }

    private void head(String id, String type, Instant at) {
        out.append('{');
        member("id", id);
        furtherMember("type", type);
        furtherMember("timestamp", at.toString());
        out.append(",\"data\":{");
    }

    private void furtherMember(String name, String value) {
        out.append(',');
        member(name, value);
    }

    private void member(String name, String value) {
        string(name);
        out.append(':');
        string(value);
    }

    /** A string (RFC 8259, section 7). */
    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                out.append("\\u%04x".formatted((int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
