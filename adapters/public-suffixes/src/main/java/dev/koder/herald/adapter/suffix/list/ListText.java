package dev.koder.herald.adapter.suffix.list;

import dev.koder.herald.domain.claim.PublicSuffixes;
import dev.koder.herald.domain.claim.SuffixRule;
import dev.koder.herald.domain.claim.SuffixRule.Kind;
import dev.koder.herald.domain.claim.SuffixRule.Section;
import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of the list: a rule on each line, up to the first blank; lines that begin with two slashes are comments, four of
 * which say where a section begins and ends. Names are in Unicode.
 */
final class ListText {

    /** The list has nearly ten thousand; a text with far fewer is a part of it, or something else. */
    private static final int LEAST_RULES = 5000;

    private static final String ICANN = "===BEGIN ICANN DOMAINS===";
    private static final String PRIVATE = "===BEGIN PRIVATE DOMAINS===";

    private final List<SuffixRule> rules = new ArrayList<>();
    private Section section = Section.ICANN;
    private boolean hasIcann;
    private boolean hasPrivate;

    private ListText() {}

    /**
     * Reads a whole list.
     *
     * @throws DnsFormatException where it is none, or not whole
     */
    static PublicSuffixes read(byte[] text) {
        ListText list = new ListText();
        new String(text, StandardCharsets.UTF_8).lines().map(String::strip).forEach(list::line);
        list.requireWhole();
        return new PublicSuffixes(list.rules);
    }

    private void line(String line) {
        if (line.startsWith("//")) {
            comment(line);
        } else if (!line.isEmpty()) {
            rules.add(rule(line.split("\\s", 2)[0]));
        }
    }

    private void comment(String line) {
        if (line.contains(ICANN)) {
            hasIcann = true;
            section = Section.ICANN;
        } else if (line.contains(PRIVATE)) {
            hasPrivate = true;
            section = Section.PRIVATE;
        }
    }

    private SuffixRule rule(String text) {
        if (text.startsWith("!")) {
            return new SuffixRule(Kind.EXCEPTION, name(text.substring(1)), section);
        }
        return text.startsWith("*.")
                ? new SuffixRule(Kind.WILDCARD, name(text.substring(2)), section)
                : new SuffixRule(Kind.NAME, name(text), section);
    }

    private static DomainName name(String text) {
        try {
            DomainName name = DomainName.parse(IDN.toASCII(text, IDN.ALLOW_UNASSIGNED));
            if (name.isHostName()) {
                return name;
            }
        } catch (IllegalArgumentException misshapen) {
            // Told below, as what IDN says of it is of little use.
        }
        throw new DnsFormatException("rule", text, "a host name, with !, or *. before it at most");
    }

    private void requireWhole() {
        if (!hasIcann || !hasPrivate) {
            throw new DnsFormatException("list", "without its sections", "lines with " + ICANN + " and " + PRIVATE);
        }
        if (rules.size() < LEAST_RULES) {
            throw new DnsFormatException("list", rules.size() + " rules", "at least " + LEAST_RULES);
        }
    }
}
