package dev.koder.herald.domain.masterfile;

/**
 * Something in a zone file that is wrong (a problem) or was read in a way worth knowing (a warning).
 *
 * @param line from 1 on; 0 when the file as a whole is meant
 * @param column in octets, from 1 on; 0 when the line as a whole is meant
 * @param token what stands there, cut and escaped for display; may be empty
 * @param detail a sentence fit for the customer, such as {@code MX preference: 70000 (expected: 0 to 65535)}
 */
public record MasterFileProblem(long line, int column, Code code, String token, String detail) {
    /** The kinds of problems and warnings; the words are stable. */
    public enum Code {
        /** Something that is no token: a quote or parenthesis left open, a control character. */
        SYNTAX("syntax"),
        /** An entry longer than {@link MasterFileLimits#LONGEST_ENTRY}. */
        ENTRY_TOO_LONG("entry-too-long"),
        /** A line that begins with a {@code $} word other than the ones known, or a known one with wrong arguments. */
        DIRECTIVE("directive"),
        /** {@code $INCLUDE}, which is never followed. */
        INCLUDE_REFUSED("include-refused"),
        /** {@code $GENERATE} beyond {@link MasterFileLimits#generated}. */
        TOO_MANY_GENERATED("too-many-generated"),
        /** An owner that is no name. */
        OWNER("owner"),
        /** A blank owner, and no record before it. */
        OWNER_MISSING("owner-missing"),
        /** A TTL out of range. */
        TTL("ttl"),
        /** No TTL, and nothing that stands in for it. */
        TTL_MISSING("ttl-missing"),
        /** A class other than IN. */
        CLASS("class"),
        /** A word that is no record type where one must stand, or nothing. */
        RECORD_TYPE("record-type"),
        /** Rdata that does not fit its type. */
        RDATA("rdata"),
        /** An owner outside the zone. */
        OUT_OF_ZONE("out-of-zone"),
        /** A SOA below the apex, or a second one that differs. */
        SOA("soa"),
        /** An RRset larger than a message. */
        RRSET_TOO_LARGE("rrset-too-large"),

        /** Warning: no SOA in the file. */
        SOA_MISSING("soa-missing"),
        /** Warning: a relative {@code $ORIGIN}, which Knot refuses. */
        RELATIVE_ORIGIN("relative-origin"),
        /** Warning: no {@code $TTL}; the TTL of the record before, or the SOA minimum, was used. */
        TTL_INHERITED("ttl-inherited"),
        /** Warning: a TTL above 2^31 - 1 was cut to that. */
        TTL_CUT("ttl-cut"),
        /** Warning: different TTLs in one RRset; the lowest was used. */
        TTL_MIXED("ttl-mixed"),
        /** Warning: the same record twice; one was dropped. */
        DUPLICATE("duplicate"),
        /** Warning: octets outside ASCII in a string, kept as they are. */
        NOT_ASCII("not-ascii"),
        /** Warning: records of DNSSEC signing were left out, since the points of presence sign. */
        SIGNING_RECORDS("signing-records");

        private final String word;

        Code(String word) {
            this.word = word;
        }

        /** The code as it is shown to programs. */
        public String word() {
            return word;
        }
    }

    /** The place and the detail in one line. */
    @Override
    public String toString() {
        return place(line, column) + ": " + detail;
    }

    /** A place in words: {@code line 3, column 7}, or {@code file} for line 0. */
    public static String place(long line, int column) {
        return line == 0 ? "file" : column == 0 ? "line " + line : "line " + line + ", column " + column;
    }
}
