package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.application.zone.ExportZone;
import dev.koder.herald.application.zone.Publication;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.quota.LimitClass;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Zones as zone text, for points of presence and for people who take their zones along. */
final class ExportRoutes {

    static final String ZONE_TEXT = "text/dns";

    private final ExportZone exportZone;

    ExportRoutes(RestApi.UseCases useCases) {
        this.exportZone = useCases.zones().exportZone();
    }

    List<Route> routes() {
        return List.of(Route.of("GET", Links.BASE + "/zones/{zone}/export", Access.READER_OR_POP)
                .spends(LimitClass.EXPORT)
                .reaches(Reach.ZONE)
                .called(
                        "Zone text",
                        "exportZone",
                        "Export a zone",
                        "The current version, unsigned, in canonical order, the SOA first, one absolute record a line. The first and"
                                + " the last line are comments: the last one is the end mark, with the SHA-256 of all that stands"
                                + " before it. A text without it was cut, and is none. Content-Length, Content-Digest and"
                                + " Herald-Record-Count are there where the version was rendered before; a large one that nobody"
                                + " asked for yet is sent while it is rendered. With serial, the zone as it was at that version.")
                .query("serial", "integer", "The serial of a version; the current one when left out.")
                .answers(200, "The zone text.", ZONE_TEXT, "", "ETag", "Herald-Serial")
                .sometimes("Herald-Record-Count", "Content-Digest")
                .answers(304, "It is as If-None-Match says.", "", "", "ETag")
                .refuses(ProblemType.ZONE_NOT_FOUND, ProblemType.VERSION_NOT_FOUND, ProblemType.VERSION_OUT_OF_REACH)
                .by(this::export));
    }

    private Answer export(Call call) {
        Publication publication = call.query("serial", Serial::parse)
                .map(serial -> VersionRoutes.foundOrRefuse(call, exportZone.export(call.caller(), call.zone(), serial)))
                .orElseGet(() -> current(call));
        EntityTag tag = EntityTag.strong(publication.serial());
        if (isKnown(call, tag, publication)) {
            return Answer.of(304).with("ETag", tag.toString());
        }
        Optional<Publication.Summary> summary = publication.summary();
        OptionalLong length =
                summary.stream().mapToLong(Publication.Summary::bytes).findFirst();
        Answer answer = Answer.stream(ZONE_TEXT, length, new Text(publication))
                .with("ETag", tag.toString())
                .with("Herald-Serial", publication.serial().toString());
        return summary.map(whole -> described(answer, whole)).orElse(answer);
    }

    private Publication current(Call call) {
        return exportZone.export(call.caller(), call.zone()).orElseThrow(() -> ZoneAnswers.noSuchZone(call.zone()));
    }

    private static Answer described(Answer answer, Publication.Summary whole) {
        return answer.with("Herald-Record-Count", Long.toString(whole.records()))
                .with("Content-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(whole.digest()) + ":");
    }

    /** Lets go of the text unless it is going to be sent. */
    private static boolean isKnown(Call call, EntityTag tag, Publication publication) {
        boolean isSent = false;
        try {
            isSent = !call.conditions().isKnown(tag);
            return !isSent;
        } finally {
            if (!isSent) {
                publication.close();
            }
        }
    }

    private record Text(Publication publication) implements Answer.Source {

        @Override
        public void writeTo(OutputStream out) throws IOException {
            publication.writeTo(out);
        }

        @Override
        public void close() {
            publication.close();
        }
    }
}
