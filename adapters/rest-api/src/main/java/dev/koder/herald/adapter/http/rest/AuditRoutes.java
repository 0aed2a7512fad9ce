package dev.koder.herald.adapter.http.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.koder.herald.application.audit.ShowAudit;
import dev.koder.herald.domain.audit.AuditEntry;
import dev.koder.herald.domain.audit.AuditLink;
import dev.koder.herald.domain.audit.AuditTrail;
import dev.koder.herald.domain.dns.DnsFormatException;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;

/** Who did what, and what was refused: for a tenant's admins, and of the platform for its operators. */
final class AuditRoutes {

    private static final String GROUP = "Audit";
    private static final String AUDIT = Links.BASE + "/audit";
    private static final String LINES = "application/x-ndjson";
    private static final int USUAL_LIMIT = 100;
    private static final byte[] END_OF_LINE = {'\n'};

    private final ShowAudit showAudit;

    AuditRoutes(RestApi.UseCases useCases) {
        this.showAudit = useCases.protection().showAudit();
    }

    List<Route> routes() {
        return List.of(
                filtered(Route.of("GET", AUDIT, Access.ADMIN)
                                .called(
                                        GROUP,
                                        "showAudit",
                                        "Show who did what",
                                        "Every write of the tenant's, and every one that was refused, from the oldest that is kept on. Each"
                                                + " entry has a hash of itself and of the one before it: keep one elsewhere, and nobody can"
                                                + " change what led to it unnoticed. complete is false while there is more: ask again with the"
                                                + " cursor. Refusals come a few seconds late, and those of one kind as one entry that counts them.")
                                .query("limit", "integer", "At most so many entries: 1 to 500, 100 when left out."))
                        .answersJson(200, "A part of the trail.", "AuditTrail")
                        .by(call -> show(call, AuditTrail.of(call.caller().tenant()))),
                filtered(
                                Route.of("GET", AUDIT + "/export", Access.ADMIN)
                                        .called(
                                                GROUP,
                                                "exportAudit",
                                                "Export who did what",
                                                "All entries, each a JSON object on a line of its own, in the order of the trail."))
                        .answers(200, "The entries, a line each.", LINES, "")
                        .by(this::export),
                filtered(Route.of("GET", Links.BASE + "/platform-audit", Access.OPERATOR)
                                .called(
                                        GROUP,
                                        "showPlatformAudit",
                                        "Show what nobody in particular did",
                                        "The trail of what belongs to no tenant: requests whose sender was not identified.")
                                .query("limit", "integer", "At most so many entries: 1 to 500, 100 when left out."))
                        .answersJson(200, "A part of the trail.", "AuditTrail")
                        .by(call -> show(call, AuditTrail.PLATFORM)));
    }

    private static Route.Draft filtered(Route.Draft route) {
        return route.query("after", "string", "The cursor of the answer before, or an entry's sequence.")
                .query(
                        "action",
                        "string",
                        "Only this action, such as zone.changed; with a final *, those that begin so.")
                .query("actor", "string", "Only what this actor did.")
                .query("target", "string", "Only what was done to this target.")
                .query("outcome", "string", "Only this outcome: done, or the code of a problem.")
                .query("since", "string", "Only from this time on (RFC 3339).")
                .query("until", "string", "Only before this time (RFC 3339).");
    }

    private static long after(Call call) {
        return call.query("after", AuditRoutes::sequence).orElse(0L);
    }

    private static long sequence(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new DnsFormatException("after", text, "the cursor of an earlier answer");
        }
        return Long.parseLong(text);
    }

    private static Predicate<AuditEntry> wished(Call call) {
        Predicate<AuditEntry> all = entry -> true;
        return all.and(same(call, "actor", entry -> entry.who().actor()))
                .and(same(call, "target", AuditEntry::target))
                .and(same(call, "outcome", AuditEntry::outcome))
                .and(call.query("action").map(AuditRoutes::action).orElse(all))
                .and(call.query("since", AuditRoutes::time)
                        .<Predicate<AuditEntry>>map(from -> entry -> !entry.at().isBefore(from))
                        .orElse(all))
                .and(call.query("until", AuditRoutes::time)
                        .<Predicate<AuditEntry>>map(end -> entry -> entry.at().isBefore(end))
                        .orElse(all));
    }

    private static Predicate<AuditEntry> same(Call call, String parameter, Function<AuditEntry, String> text) {
        Optional<String> wished = call.query(parameter);
        return entry -> wished.isEmpty() || wished.get().equals(text.apply(entry));
    }

    private static Predicate<AuditEntry> action(String wished) {
        return wished.endsWith("*")
                ? entry -> entry.action().startsWith(wished.substring(0, wished.length() - 1))
                : entry -> entry.action().equals(wished);
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException misshapen) {
            throw new DnsFormatException("time", text, "RFC 3339, such as 2026-01-14T12:00:00Z");
        }
    }

    private Answer show(Call call, AuditTrail trail) {
        int limit = Paging.limit(call, ShowAudit.MAX_LIMIT, USUAL_LIMIT);
        ShowAudit.Slice slice = showAudit.show(trail, wished(call), after(call), limit);
        return Answer.json(200, out -> {
            out.writeStartObject();
            out.writeStringField("cursor", Long.toString(slice.next()));
            out.writeBooleanField("complete", slice.complete());
            Json.list(out, "entries", slice.links(), AuditRoutes::write);
            out.writeEndObject();
        });
    }

    private static void write(JsonGenerator out, AuditLink link) throws IOException {
        AuditEntry entry = link.entry();
        out.writeNumberField("sequence", link.head().sequence());
        out.writeStringField("at", entry.at().toString());
        out.writeStringField("actor", entry.who().actor());
        out.writeStringField("credential", entry.who().credential());
        out.writeStringField("requestId", entry.who().requestId());
        out.writeStringField("address", entry.who().address());
        out.writeStringField("action", entry.action());
        out.writeStringField("target", entry.target());
        out.writeStringField("outcome", entry.outcome());
        out.writeStringField("detail", entry.detail());
        out.writeStringField("hash", link.head().hash());
    }

    private Answer export(Call call) {
        AuditTrail trail = AuditTrail.of(call.caller().tenant());
        Predicate<AuditEntry> wished = wished(call);
        long after = after(call);
        return Answer.stream(LINES, OptionalLong.empty(), new Answer.Source() {
            @Override
            public void writeTo(OutputStream out) throws IOException {
                ShowAudit.Slice slice = showAudit.show(trail, wished, after, ShowAudit.MAX_LIMIT);
                writeLines(out, slice);
                while (!slice.complete()) {
                    slice = showAudit.show(trail, wished, slice.next(), ShowAudit.MAX_LIMIT);
                    writeLines(out, slice);
                }
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        });
    }

    private static void writeLines(OutputStream out, ShowAudit.Slice slice) throws IOException {
        for (AuditLink link : slice.links()) {
            out.write(Json.octets(Json.object(line -> write(line, link))));
            out.write(END_OF_LINE);
        }
    }
}
