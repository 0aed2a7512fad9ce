package dev.koder.herald.sync.zone;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.sync.zone.port.Sha256;

/**
 * The last line of an export, which shows that all of it is there:
 * {@code ; end zone example.org. serial 12 records 37 sha256 <hex>}.
 *
 * @param zone the apex
 * @param serial the engine's serial of this version
 * @param records how many records stand above, the SOA counted
 * @param content the digest of all octets above
 */
public record EndMark(DomainName zone, Serial serial, long records, Sha256 content) {
    private static final String FORM = "; end zone NAME serial N records N sha256 HEX";

    /** Reads the line, without its line end. */
    static EndMark parse(String line) {
        String[] words = line.split(" ", -1);
        boolean isMark = words.length == 10
                && line.startsWith("; end zone ")
                && words[4].equals("serial")
                && words[6].equals("records")
                && words[8].equals("sha256");
        if (!isMark) {
            throw new DnsFormatException("last line", line, FORM);
        }
        return new EndMark(DomainName.parse(words[3]), Serial.parse(words[5]), count(words[7]), new Sha256(words[9]));
    }

    private static long count(String word) {
        boolean isCount = !word.isEmpty() && word.length() <= 10 && word.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isCount) {
            throw new DnsFormatException("records", word, "0 to 9999999999");
        }
        return Long.parseLong(word);
    }

    /** The line, without its line end. */
    String line() {
        return "; end zone " + zone + " serial " + serial + " records " + records + " sha256 " + content;
    }
}
