package dev.koder.herald.adapter.http.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.record.RecordSet;
import java.io.IOException;

/**
 * Writes the members of RRsets into one answer. Long lists are made of them: they go out as the octets that they are printed as,
 * all through the same buffers. For use by one thread.
 */
final class RecordSetView implements Json.Entry<RecordSet> {

    private static final int USUAL_TEXT = 64;
    private static final int USUAL_MEMBERS = 128;

    private final OctetBuffer text = new OctetBuffer(USUAL_TEXT);
    private final OctetBuffer members = new OctetBuffer(USUAL_MEMBERS);
    private final JsonText json = new JsonText(members);

    @Override
    public void write(JsonGenerator out, RecordSet set) throws IOException {
        Views.name(out, set.owner(), text);
        members.clear();
        members.ascii(",\"type\":\"").ascii(set.type().toString());
        members.ascii("\",\"ttl\":").decimal(set.ttl().seconds());
        members.ascii(",\"records\":[");
        String before = "\"";
        for (Rdata rdata : set.records()) {
            members.ascii(before);
            rdata.print(text);
            putEscaped(text);
            before = "\",\"";
        }
        members.ascii("\"]");
        out.writeRaw(json);
    }

    /** Puts text of a record, which is printable ASCII, into a string (RFC 8259, section 7), and makes room for the next. */
    private void putEscaped(OctetBuffer printable) {
        byte[] from = printable.storage();
        byte[] to = members.reserve(2 * printable.size());
        int at = members.size();
        for (int i = 0; i < printable.size(); i++) {
            byte octet = from[i];
            if (octet == '"' || octet == '\\') {
                to[at++] = '\\';
            }
            to[at++] = octet;
        }
        members.grow(at - members.size());
        printable.clear();
    }
}
