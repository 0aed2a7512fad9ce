package dev.koder.herald.domain.masterfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.record.Rdata;
import org.junit.jupiter.api.Test;

class MasterFileWriterTest {
    private final OctetBuffer out = new OctetBuffer(64);
    private final MasterFileWriter writer = new MasterFileWriter(out::put);

    @Test
    void writes_owner_ttl_class_type_and_data_the_owner_in_lower_case() {
        writer.record(DomainName.parse("A\\.b.Example.ORG"), new Ttl(60), RecordType.MX, rdata("MX", "10 Mail."));
        writer.flush();

        assertThat(out).hasToString("a\\.b.example.org. 60 IN MX 10 Mail.\n");
    }

    @Test
    void writes_types_that_knot_does_not_know_by_number() {
        writer.record(DomainName.parse("a"), new Ttl(1), RecordType.RESINFO, rdata("RESINFO", "x"));
        writer.flush();

        assertThat(out).hasToString("a. 1 IN TYPE261 \\# 2 0178\n");
    }

    @Test
    void a_comment_cannot_hold_a_line_end() {
        writer.comment("zone a. serial 1\nb. 60 IN A 192.0.2.1");
        writer.flush();

        assertThat(out).hasToString("; zone a. serial 1?b. 60 IN A 192.0.2.1\n");
    }

    @Test
    void refuses_data_of_another_type() {
        assertThatThrownBy(() -> writer.record(DomainName.ROOT, new Ttl(1), RecordType.A, rdata("MX", "10 a.")))
                .hasMessage("rdata of MX for a record of A");
    }

    @Test
    void hands_on_what_is_written_in_pieces() {
        int[] pieces = {0};
        MasterFileWriter counting = new MasterFileWriter((octets, offset, length) -> pieces[0]++);
        for (int i = 0; i < 10_000; i++) {
            counting.record(DomainName.parse("host" + i), new Ttl(60), RecordType.A, rdata("A", "192.0.2.1"));
        }
        counting.flush();

        assertThat(pieces[0]).isBetween(5, 50);
    }

    private static Rdata rdata(String type, String text) {
        return Rdata.parse(RecordType.parse(type), text, DomainName.ROOT);
    }
}
