package dev.koder.herald.sync.engine.http;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.sync.json.Json;
import dev.koder.herald.sync.json.JsonException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpResponse;

/** Puts what went wrong between the agent and the engine into words. */
final class Problems {
    private Problems() {}

    /** The status, and the detail of a problem answer (RFC 9457) if there is one. */
    static String told(HttpResponse<String> response) {
        String status = "status " + response.statusCode();
        try {
            Json problem = Json.parse(response.body());
            String title = problem.text("title");
            return status + ", " + DnsFormatException.shown(title);
        } catch (JsonException e) {
            return status + " (expected: 200)";
        }
    }

    static String told(IOException e) {
        if (e instanceof ConnectException) {
            return "no connection";
        }
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
