package dev.koder.herald.domain.masterfile;

import dev.koder.herald.domain.dns.DnsFormatException;

/**
 * How much the reading of one file may bring forth.
 *
 * @param problems how many problems are kept, and how many warnings; further ones are only counted; at least 1
 * @param generated how many records all {@code $GENERATE} lines of the file may make together; 0 or more
 */
public record MasterFileLimits(int problems, int generated) {
    /** The longest entry in octets: a line, or the lines held together by parentheses. */
    public static final int LONGEST_ENTRY = 1 << 20;

    /** 100 problems and 65536 generated records. */
    public static final MasterFileLimits DEFAULT = new MasterFileLimits(100, 65_536);

    public MasterFileLimits {
        if (problems < 1) {
            throw new DnsFormatException("limit of problems", Integer.toString(problems), "at least 1");
        }
        if (generated < 0) {
            throw new DnsFormatException("limit of generated records", Integer.toString(generated), "at least 0");
        }
    }
}
