package dev.koder.herald.domain.masterfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.ChangeGuard;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.MemoryContents;
import dev.koder.herald.domain.zone.RuleReport;
import dev.koder.herald.domain.zone.Soa;
import dev.koder.herald.domain.zone.ZoneCreation;
import dev.koder.herald.domain.zone.ZoneFinding;
import dev.koder.herald.domain.zone.ZoneLimits;
import dev.koder.herald.domain.zone.ZoneSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Some hundred generated zones against {@code kzonecheck} and {@code named-checkzone}: how they are written, and what they say. */
@Tag("reference-parsers")
class GeneratedZonesTest {

    private static final String ZONE = "example.org";
    private static final DomainName APEX = DomainName.parse(ZONE);
    private static final String SOA = "@ 300 IN SOA ns hostmaster 1 2 3 6 5\n";
    private static final int LAYOUTS = 150;
    private static final int RULED = 250;

    private static final List<String> OWNERS =
            List.of("@", "a", "b.a", "A.b.a", "*.c", "x\\.y", "\\000z", "n.example.org.");
    private static final List<String> RDATA = List.of(
            "A 192.0.2.1",
            "AAAA 2001:DB8:0:0::1",
            "MX 10 mail.example.net.",
            "MX 20 a",
            "TXT one \"two three\" \"semi;colon\" \"paren(thesis\"",
            "TXT \"\\195\\164 \\\"quoted\\\" \\\\\" \"\"",
            "CAA 0 issue \"ca.example.net; a=b\"",
            "SRV 0 5 5060 sip.example.net.",
            "TYPE65280 \\# 4 0a 0b0c 0D",
            "A \\# 4 c0000201",
            "HTTPS 1 . alpn=h2,h3 port=443",
            "NAPTR 1 2 \"u\" \"E2U+sip\" \"!^.*$!sip:i@example.net!\" .",
            "LOC 52 22 23 N 4 53 32 E -2m",
            "SSHFP 4 2 123456789abcdef67890123456789abcdef67890123456789abcdef123456789");

    /** What may stand at a name, for rules: each line by itself is well-formed. */
    private static final List<String> PIECES = List.of(
            "@ NS ns.example.net.",
            "@ NS ns.example.net.",
            "@ NS ns1",
            "ns1 A 192.0.2.1",
            "ns1 CNAME w",
            "w A 192.0.2.1",
            "w CNAME v.example.net.",
            "w CNAME u.example.net.",
            "w TXT x",
            "d DNAME example.net.",
            "d DNAME example.com.",
            "d A 192.0.2.1",
            "d NS ns.example.net.",
            "x.d A 192.0.2.1",
            "s NS ns.s",
            "s NS ns.example.net.",
            "ns.s A 192.0.2.1",
            "s DS 1 13 2 0101010101010101010101010101010101010101010101010101010101010101",
            "s TXT x",
            "w DS 1 13 2 0101010101010101010101010101010101010101010101010101010101010101",
            "m MX 0 .",
            "m MX 10 mail.example.net.",
            "m MX 10 _mail.example.net.",
            "x.*.q A 192.0.2.1",
            "*.q CNAME v.example.net.",
            "@ CNAME v.example.net.");

    /** Rules by which Herald refuses what Knot serves all the same; docs/zone-files.md tells them. */
    private static final Set<String> OF_HERALD_ALONE = Set.of(
            "apex-without-ns",
            "target-not-a-host-name",
            "null-mx-with-others",
            "wildcard-inside-name",
            "glue-missing",
            "ns-target-is-alias",
            "ds-without-delegation");

    @TempDir
    private Path folder = Path.of("");

    @Test
    void however_a_zone_is_written_all_take_it_and_bind_finds_the_same_in_what_herald_writes() throws Exception {
        Random random = new Random(1);
        for (int i = 0; i < LAYOUTS; i++) {
            String text = layout(random);
            byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
            ZoneFile file = ZoneFile.read(APEX, octets, MasterFileLimits.DEFAULT);
            byte[] written = Reading.written(file).getBytes(StandardCharsets.US_ASCII);

            assertThat(file.problems()).as(text).isEmpty();
            assertThat(ReferenceParser.KNOT.takes(ZONE, octets, folder))
                    .as(text)
                    .isTrue();
            assertThat(ReferenceParser.KNOT.takes(ZONE, written, folder))
                    .as(text)
                    .isTrue();
            assertThat(ReferenceParser.dump(ZONE, written, folder))
                    .as(text)
                    .isEqualToIgnoringCase(ReferenceParser.dump(ZONE, octets, folder));
        }
    }

    /** A zone whose records are written in as many ways as all readers take. */
    private static String layout(Random random) {
        StringBuilder text = new StringBuilder(random.nextBoolean() ? "$TTL 5m\n" : "$TTL 300 ; five minutes\n");
        text.append(SOA).append("@ IN 300 NS ns.example.net.\n");
        for (int records = 3 + random.nextInt(12); records > 0; records--) {
            if (random.nextInt(8) == 0) {
                text.append("$ORIGIN ").append(random.nextBoolean() ? "sub.example.org.\n" : "example.org.\n");
            }
            record(random, text);
        }
        return text.toString();
    }

    private static void record(Random random, StringBuilder text) {
        String[] typeAndRest = pick(random, RDATA).split(" ", 2);
        boolean isSpread = random.nextInt(3) == 0;
        text.append(random.nextInt(4) == 0 ? " " : pick(random, OWNERS) + blank(random));
        text.append(pick(random, List.of("", "300 ", "IN ", "IN 5M ", "300 in ", "0h5m IN ")));
        text.append(random.nextBoolean() ? typeAndRest[0] : typeAndRest[0].toLowerCase(Locale.ROOT));
        text.append(isSpread ? " ( ; spread\n\t" : blank(random)).append(typeAndRest[1]);
        text.append(isSpread ? "\n )" : "").append(random.nextBoolean() ? "\n" : " ; \"comment (\n");
        text.append(random.nextInt(5) == 0 ? "\n  ; nothing\n" : "");
    }

    private static String blank(Random random) {
        return pick(random, List.of(" ", "\t", "   ", " \t "));
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    @Test
    void herald_refuses_every_zone_that_knot_refuses_and_for_its_own_reasons_only_some_more() throws Exception {
        Random random = new Random(2);
        int refusedByBoth = 0;
        int takenByBoth = 0;
        for (int i = 0; i < RULED; i++) {
            String text = pieces(random);
            byte[] octets = text.getBytes(StandardCharsets.US_ASCII);
            Set<String> errors = errors(octets);
            boolean isTakenByKnot = ReferenceParser.KNOT.takes(ZONE, octets, folder);

            if (isTakenByKnot) {
                assertThat(OF_HERALD_ALONE).as(text).containsAll(errors);
                takenByBoth += errors.isEmpty() ? 1 : 0;
            } else {
                assertThat(errors).as(text).isNotEmpty();
                refusedByBoth++;
            }
        }

        assertThat(takenByBoth).isGreaterThan(20);
        assertThat(refusedByBoth).isGreaterThan(20);
    }

    private static String pieces(Random random) {
        Set<String> lines = new TreeSet<>();
        for (int i = 1 + random.nextInt(6); i > 0; i--) {
            lines.add(pick(random, PIECES));
        }
        return "$TTL 300\n" + SOA + String.join("\n", lines) + "\n"
                + (random.nextInt(9) == 0 ? "" : "@ NS ns.example.net.\n");
    }

    private static Set<String> errors(byte[] text) {
        ZoneFile file = ZoneFile.read(APEX, text, MasterFileLimits.DEFAULT);
        List<String> codes = new ArrayList<>();
        file.problems().forEach(problem -> codes.add(problem.code().word()));
        RuleReport report = new ZoneCreation(
                        new TenantId("t"),
                        APEX,
                        Soa.of(file.soa().orElseThrow()),
                        ZoneSettings.PLAIN,
                        Optional.empty(),
                        MemoryContents.of(file.recordSets()),
                        new Actor("a"),
                        ChangeNote.NONE,
                        Optional.empty(),
                        Instant.EPOCH,
                        ZoneLimits.DEFAULT,
                        ChangeGuard.NONE)
                .check();
        report.errors().first().stream().map(ZoneFinding::rule).forEach(rule -> codes.add(rule.code()));
        return codes.stream().collect(Collectors.toCollection(TreeSet::new));
    }
}
