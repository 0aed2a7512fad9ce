package dev.koder.herald.adapter.http.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.koder.herald.adapter.http.rest.names.InternationalNames;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.pop.Propagation;
import dev.koder.herald.domain.pop.ZoneServing;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.zone.Agreement;
import dev.koder.herald.domain.zone.ChangeId;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.NameServerSetName;
import dev.koder.herald.domain.zone.Soa;
import dev.koder.herald.domain.zone.VersionEntry;
import dev.koder.herald.domain.zone.Zone;
import dev.koder.herald.domain.zone.ZonePatch;
import dev.koder.herald.domain.zone.ZoneVersion;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What zones, RRsets and changes look like in answers. */
final class Views {

    private static final SerializableString NAME = new SerializedString("name");

    private Views() {}

    /** A name, and beside it how people write it. */
    static void name(JsonGenerator out, DomainName name) throws IOException {
        name(out, name, new OctetBuffer(name.wireLength() + 8));
    }

    /**
     * As {@link #name(JsonGenerator, DomainName)}, where many are written.
     *
     * @param scratch what the name is printed into, empty before and after
     */
    static void name(JsonGenerator out, DomainName name, OctetBuffer scratch) throws IOException {
        out.writeFieldName(NAME);
        name.print(scratch);
        out.writeUTF8String(scratch.storage(), 0, scratch.size());
        scratch.clear();
        Optional<String> unicode = InternationalNames.unicode(name);
        if (unicode.isPresent()) {
            out.writeStringField("unicodeName", unicode.get());
        }
    }

    /** The members of a zone. */
    static void zone(JsonGenerator out, Zone zone) throws IOException {
        name(out, zone.name());
        out.writeNumberField("serial", zone.serial().value());
        out.writeNumberField("recordSetCount", zone.recordSetCount());
        soa(out, "soa", zone.soa());
        out.writeStringField("serialPolicy", zone.settings().serialPolicy().word());
        Optional<NameServerSetName> set = zone.settings().nameServerSet();
        if (set.isPresent()) {
            out.writeStringField("nameserverSet", set.get().value());
        } else {
            out.writeNullField("nameserverSet");
        }
        out.writeBooleanField("preconditionRequired", zone.settings().preconditionRequired());
        out.writeStringField("createdAt", zone.createdAt().toString());
        out.writeStringField("changedAt", zone.changedAt().toString());
    }

    /** A member that is an SOA. */
    static void soa(JsonGenerator out, String name, Soa soa) throws IOException {
        out.writeObjectFieldStart(name);
        soa(out, soa);
        out.writeEndObject();
    }

    static void soa(JsonGenerator out, Soa soa) throws IOException {
        out.writeStringField("mname", soa.mname().toString());
        out.writeStringField("rname", soa.rname().toString());
        out.writeNumberField("refresh", soa.refresh());
        out.writeNumberField("retry", soa.retry());
        out.writeNumberField("expire", soa.expire());
        out.writeNumberField("minimum", soa.minimum());
        out.writeNumberField("ttl", soa.ttl().seconds());
    }

    /** How far a change has come: the members that tell its state, and the points of presence. */
    static void propagation(JsonGenerator out, Propagation propagation) throws IOException {
        out.writeStringField("state", propagation.isInSync() ? "INSYNC" : "PENDING");
        Json.list(out, "pops", propagation.pops(), Views::progress);
    }

    private static void progress(JsonGenerator out, Propagation.Progress progress) throws IOException {
        Optional<ZoneServing> serving = progress.serving();
        out.writeStringField("pop", progress.pop().id().value());
        out.writeStringField("state", word(progress.state()));
        number(out, "serial", serving.flatMap(ZoneServing::serial).map(Serial::value));
        number(out, "servedSerial", serving.flatMap(ZoneServing::servedSerial).map(Serial::value));
        text(out, "loadedAt", progress.loadedAt());
        number(out, "lagMillis", progress.lag().map(Duration::toMillis));
        text(out, "heardAt", Optional.of(progress.pop().heardAt()));
        text(out, "error", serving.flatMap(ZoneServing::error));
    }

    private static String word(Propagation.State state) {
        return switch (state) {
            case IN_SYNC -> "INSYNC";
            case PENDING -> "PENDING";
            case SILENT -> "SILENT";
        };
    }

    private static void number(JsonGenerator out, String name, Optional<Long> number) throws IOException {
        if (number.isPresent()) {
            out.writeNumberField(name, number.get());
        } else {
            out.writeNullField(name);
        }
    }

    private static void text(JsonGenerator out, String name, Optional<?> text) throws IOException {
        if (text.isPresent()) {
            out.writeStringField(name, text.get().toString());
        } else {
            out.writeNullField(name);
        }
    }

    /** The members of a version. */
    static void version(JsonGenerator out, VersionEntry entry) throws IOException {
        Zone zone = entry.version().zone();
        out.writeNumberField("serial", zone.serial().value());
        out.writeStringField("change", entry.version().change().value());
        out.writeStringField("kind", entry.kind().word());
        out.writeStringField("committedAt", zone.changedAt().toString());
        out.writeStringField("tenant", entry.tenant().value());
        out.writeStringField("actor", entry.actor().value());
        if (entry.note().requestId().isPresent()) {
            out.writeStringField("requestId", entry.note().requestId().get());
        }
        if (entry.note().reason().isPresent()) {
            out.writeStringField("reason", entry.note().reason().get());
        }
        if (entry.note().credential().isPresent()) {
            out.writeStringField("credential", entry.note().credential().get());
        }
        agreement(out, entry.note());
        out.writeNumberField("recordSetCount", zone.recordSetCount());
        soa(out, "soa", zone.soa());
    }

    /** A member that tells who had to agree, where somebody had to. */
    static void agreement(JsonGenerator out, ChangeNote note) throws IOException {
        if (note.agreement().isEmpty()) {
            return;
        }
        Agreement agreement = note.agreement().get();
        out.writeObjectFieldStart("agreement");
        out.writeStringField("changeRequest", agreement.request());
        out.writeArrayFieldStart("approvers");
        for (Actor approver : agreement.approvers()) {
            out.writeString(approver.value());
        }
        out.writeEndArray();
        out.writeEndObject();
    }

    /** Both sides of a difference. */
    static void patch(JsonGenerator out, ZonePatch patch) throws IOException {
        recordSets(out, "removed", patch.before());
        recordSets(out, "added", patch.after());
    }

    /** A member that is a list of RRsets. */
    static void recordSets(JsonGenerator out, String name, List<RecordSet> sets) throws IOException {
        Json.list(out, name, sets, new RecordSetView());
    }

    /** The change that made this version. */
    static void change(JsonGenerator out, ZoneVersion version) throws IOException {
        out.writeObjectFieldStart("change");
        change(
                out,
                version.change(),
                version.zone().name(),
                Optional.of(version.zone().serial()));
        out.writeEndObject();
    }

    /** That nothing was changed. */
    static void noChange(JsonGenerator out) throws IOException {
        out.writeNullField("change");
    }

    /** The members of a change, of which every point of presence has still to hear. */
    static void change(JsonGenerator out, ChangeId id, DomainName zone, Optional<Serial> serial) throws IOException {
        out.writeStringField("id", id.value());
        out.writeStringField("zone", zone.toString());
        if (serial.isPresent()) {
            out.writeNumberField("serial", serial.get().value());
        }
        out.writeStringField("state", "PENDING");
    }
}
