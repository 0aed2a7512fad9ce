package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Short words for those who ask for changes of the zone of {@link WritePaths}, and those who agree. */
final class ReviewDesk {

    static final String RULES = "/api/v1/review-rules";
    static final String ADMIN = "tenant-a.READ.WRITE.ADMIN";
    static final String APPROVER = "tenant-a.READ.APPROVE";
    private static final String ZONE = WritePaths.ZONE;

    private final RunningApi api;

    ReviewDesk(RunningApi api) {
        this.api = api;
    }

    void rules(String rules) {
        Reply reply = api.ask("PUT", RULES)
                .as(ADMIN)
                .json("{\"rules\":[" + rules + "]}")
                .send();
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    void everythingBy(int approvals) {
        rules("{\"name\":\"all\",\"approvals\":" + approvals + "}");
    }

    Reply write(String address) {
        return api.put(ZONE + "/rrsets/www/A", "{\"records\":[\"" + address + "\"]}");
    }

    String address() {
        return api.get(ZONE + "/rrsets/www/A").text("/records/0");
    }

    String asked(String address) {
        Reply reply = write(address);
        assertThat(reply.status()).as(reply.body()).isEqualTo(202);
        assertThat(reply.header("Location")).endsWith("/change-requests/" + reply.text("/changeRequest"));
        return reply.header("Location");
    }

    Reply approve(String request, String actor) {
        api.tokens.actor = actor;
        String digest = api.get(request).text("/digest");
        return api.ask("POST", request + "/approve")
                .as(APPROVER)
                .json("{\"digest\":\"" + digest + "\"}")
                .send();
    }

    Reply post(String path, String actor, String token) {
        api.tokens.actor = actor;
        return api.ask("POST", path).as(token).send();
    }

    /** Agrees to a change that is to be made at this time. */
    Reply approve(String request, String actor, String applyAt) {
        api.tokens.actor = actor;
        String digest = api.get(request).text("/digest");
        return api.ask("POST", request + "/approve")
                .as(APPROVER)
                .json("{\"digest\":\"" + digest + "\",\"applyAt\":\"" + applyAt + "\"}")
                .send();
    }

    /** Has a change made at this time. */
    Reply schedule(String request, String actor, String applyAt) {
        api.tokens.actor = actor;
        return api.ask("POST", request + "/schedule")
                .json("{\"applyAt\":" + applyAt + "}")
                .send();
    }

    String state(String request) {
        return api.get(request).text("/state");
    }

    /** The words of all events so far. */
    List<String> events() {
        return api.get("/api/v1/events?limit=500").json().findValuesAsText("type");
    }
}
