package dev.koder.herald.sync.zone;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.sync.zone.port.Claim;
import dev.koder.herald.sync.zone.port.Sha256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An export as the engine makes it, and the ways to break one.
 *
 * @param body the text
 * @param claim what the engine says it is
 */
public record Export(String body, Claim claim) {

    /** A whole and lawful zone: SOA, NS, and what else is given, each {@code owner type data} with absolute owner. */
    public static Export of(String zone, long serial, String... records) {
        List<String> lines = new ArrayList<>();
        lines.add(zone + " SOA ns1." + zone + " hostmaster." + zone + " " + serial + " 7200 900 1209600 300");
        lines.add(zone + " NS ns1." + zone);
        lines.add("ns1." + zone + " A 192.0.2.1");
        lines.addAll(Arrays.asList(records));
        return ofLines(zone, serial, lines);
    }

    /** Whatever these lines make, with an end mark and a claim that are true of it. */
    public static Export ofLines(String zone, long serial, List<String> lines) {
        StringBuilder body = new StringBuilder("; zone " + zone + " serial " + serial + "\n");
        lines.forEach(line -> body.append(line.replaceFirst(" ", " 300 IN ")).append('\n'));
        EndMark mark = new EndMark(DomainName.parse(zone), new Serial(serial), lines.size(), sha256(body.toString()));
        return claiming(body + mark.line() + "\n", serial, lines.size());
    }

    /** Any text at all, with a claim whose digest is true of it. */
    public static Export claiming(String body, long serial, long records) {
        return new Export(body, new Claim(new Serial(serial), records, sha256(body)));
    }

    /** The same claim about another body: what a broken connection or disk does. */
    public Export withBody(String other) {
        return new Export(other, claim);
    }

    /** The same, sent while it is still being rendered: nothing but its serial is known beforehand. */
    public Export unclaimed() {
        return new Export(body, new Claim(claim.serial(), null, null));
    }

    public static Sha256 sha256(String text) {
        return Sha256.of(Delegation.sha256().digest(text.getBytes(UTF_8)));
    }
}
