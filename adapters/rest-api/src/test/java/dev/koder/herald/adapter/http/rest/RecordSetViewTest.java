package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.record.RecordSet;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** RRsets as members of JSON objects. */
class RecordSetViewTest {

    private static final DomainName ZONE = DomainName.parse("example.org");

    @Test
    void writes_owner_type_ttl_and_records() {
        assertThat(text(set("www", "A", "192.0.2.2", "192.0.2.1")))
                .isEqualTo("{\"rrsets\":[{\"name\":\"www.example.org.\",\"type\":\"A\",\"ttl\":300,"
                        + "\"records\":[\"192.0.2.1\",\"192.0.2.2\"]}]}");
    }

    @Test
    void says_beside_an_a_label_what_people_write() {
        JsonNode set = written(set("xn--bcher-kva", "A", "192.0.2.1")).getFirst();

        assertThat(set.path("unicodeName").asText()).isEqualTo("bücher.example.org.");
        assertThat(set.path("records").path(0).asText()).isEqualTo("192.0.2.1");
    }

    @Test
    void writes_every_octet_that_text_can_hold() {
        String all = IntStream.range(0, 256)
                .mapToObj("\\%03d"::formatted)
                .collect(Collectors.joining())
                .substring(0, 4 * 255);
        RecordSet set = set("txt", "TXT", "\"" + all + "\" \"\\255\"");

        assertThat(written(set).getFirst().path("records").path(0).asText())
                .isEqualTo(set.records().getFirst().toText());
    }

    @Test
    void writes_a_name_with_characters_that_need_escapes() {
        RecordSet set = set("a\\\"b\\\\c\\.d\\009", "A", "192.0.2.1");

        assertThat(written(set).getFirst().path("name").asText())
                .isEqualTo(set.owner().toString());
    }

    @Test
    void writes_a_type_without_a_mnemonic_by_its_number() {
        JsonNode set = written(set("www", "TYPE65280", "\\# 3 0a0b0c")).getFirst();

        assertThat(set.path("type").asText()).isEqualTo("TYPE65280");
        assertThat(set.path("records").path(0).asText()).isEqualTo("\\# 3 0A0B0C");
    }

    @Test
    void writes_sets_that_are_larger_than_what_a_generator_gathers() {
        String[] texts = IntStream.range(0, 200)
                .mapToObj(n -> "\"" + "x".repeat(200) + n + "\"")
                .toArray(String[]::new);
        RecordSet large = set("large", "TXT", texts);
        RecordSet small = set("small", "A", "192.0.2.1");

        List<JsonNode> written = written(small, large, small);

        assertThat(written.get(1).path("records")).hasSize(200);
        assertThat(Stream.of(written.getFirst(), written.getLast())
                        .map(set -> set.path("name").asText()))
                .containsOnly("small.example.org.");
    }

    private static RecordSet set(String owner, String type, String... records) {
        RecordType ofRecords = RecordType.parse(type);
        List<Rdata> rdata = new ArrayList<>();
        for (String record : records) {
            rdata.add(Rdata.parse(ofRecords, record, ZONE));
        }
        return new RecordSet(DomainName.parse(owner, ZONE), ofRecords, new Ttl(300), rdata);
    }

    private static byte[] octets(RecordSet... sets) {
        return Json.octets(out -> {
            out.writeStartObject();
            Json.list(out, "rrsets", List.of(sets), new RecordSetView());
            out.writeEndObject();
        });
    }

    private static String text(RecordSet... sets) {
        return new String(octets(sets), StandardCharsets.UTF_8);
    }

    private static List<JsonNode> written(RecordSet... sets) {
        List<JsonNode> written = new ArrayList<>();
        Json.parse(octets(sets)).path("rrsets").forEach(written::add);
        return written;
    }
}
