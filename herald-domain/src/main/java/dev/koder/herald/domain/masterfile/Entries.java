package dev.koder.herald.domain.masterfile;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.TokenException;
import dev.koder.herald.domain.dns.Tokens;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.masterfile.MasterFileProblem.Code;
import dev.koder.herald.domain.record.Rdata;
import org.jspecify.annotations.Nullable;

/** What the entries of one file mean: records and directives, with the origin, owner and TTL that carry over. Not thread-safe. */
final class Entries {
    private final Findings findings;
    private final RecordSink sink;
    private final RecordHead head = new RecordHead();
    private final TtlChoice ttls;
    private final Generator generator;
    private final OctetBuffer scratch = new OctetBuffer(512);
    private DomainName origin;
    private @Nullable DomainName owner;
    private boolean isOwnerKnown = true;
    private boolean isGenerating;
    private long recordCount;

    Entries(DomainName origin, MasterFileLimits limits, Findings findings, RecordSink sink) {
        this.origin = origin;
        this.findings = findings;
        this.sink = sink;
        this.ttls = new TtlChoice(findings);
        this.generator = new Generator(limits.generated(), this);
    }

    long recordCount() {
        return recordCount;
    }

    /** Reads an entry that begins at {@code line}. */
    void read(Tokens tokens, long line) {
        if (tokens.count() == 0) {
            return;
        }
        if (tokens.startsBlank()) {
            if (owner == null) {
                refuse(tokens, 0, line, Code.OWNER_MISSING, "owner", "a name at the beginning of the first record");
            } else {
                readRecord(tokens, 0, owner, line);
            }
        } else if (tokens.isBare(0) && tokens.text()[tokens.start(0)] == '$') {
            readDirective(tokens, line);
        } else {
            readOwned(tokens, line);
        }
    }

    private void readOwned(Tokens tokens, long line) {
        DomainName name = readName(tokens, 0, line, Code.OWNER, "owner");
        isOwnerKnown = name != null;
        owner = name == null ? origin : name;
        readRecord(tokens, 1, owner, line);
    }

    /** The name that a token is; null, with a problem noted, when it is none. */
    private @Nullable DomainName readName(Tokens tokens, int token, long line, Code code, String what) {
        if (!tokens.isBare(token)) {
            refuse(tokens, token, line, code, what, "a domain name without quotes");
            return null;
        }
        int start = tokens.start(token);
        int end = tokens.end(token);
        DomainName name = DomainName.read(tokens.text(), start, end, origin, scratch);
        if (name == null) {
            refuse(tokens, token, line, code, what, DomainName.refusal(tokens.text(), start, end, origin));
        }
        return name;
    }

    /** Reads an entry from its TTL, class and type on; false when it is no record. */
    private boolean readRecord(Tokens tokens, int first, DomainName name, long line) {
        if (!head.read(tokens, first)) {
            refuse(tokens, head.next(), line, head.problem(), head.what(), head.expected());
            return false;
        }
        RecordType type = head.type();
        Rdata rdata;
        try {
            rdata = Rdata.read(type, tokens, head.next(), origin, scratch);
        } catch (TokenException e) {
            note(tokens, e.token(), line, Code.RDATA, e.value(), e.getMessage());
            return false;
        }
        if (tokens.hasHighOctets() && isOwnerKnown) {
            warn(tokens, line, Code.NOT_ASCII, "octets outside ASCII, kept as they are (portable: \\DDD)");
        }
        Ttl ttl = ttls.choose(head.seconds(), rdata, line);
        if (ttl == null) {
            String expected = "a TTL here, $TTL before it, or the SOA record first";
            refuse(tokens, head.next() - 1, line, Code.TTL_MISSING, "record without ttl", expected);
            return false;
        }
        if (isOwnerKnown) {
            recordCount++;
            sink.record(name, ttl, type, rdata, line);
        }
        return true;
    }

    /** Reads the record of a text that {@code $GENERATE} made; false when it is none. */
    boolean readGenerated(Tokens tokens, long line) {
        isGenerating = true;
        DomainName name = readName(tokens, 0, line, Code.OWNER, "generated owner");
        boolean isRecord = name != null && readRecord(tokens, 1, name, line);
        isGenerating = false;
        return isRecord;
    }

    private void readDirective(Tokens tokens, long line) {
        if (tokens.is(0, "$ORIGIN")) {
            readOrigin(tokens, line);
        } else if (tokens.is(0, "$TTL")) {
            readDefaultTtl(tokens, line);
        } else if (tokens.is(0, "$GENERATE")) {
            generator.read(tokens, line);
        } else if (tokens.is(0, "$INCLUDE")) {
            refuse(tokens, 0, line, Code.INCLUDE_REFUSED, "directive", "the content itself: no file is ever included");
        } else {
            refuse(tokens, 0, line, Code.DIRECTIVE, "directive", "$ORIGIN, $TTL, $GENERATE, or \\$ in an owner");
        }
    }

    private void readOrigin(Tokens tokens, long line) {
        if (!hasOneArgument(tokens, line, "a domain name")) {
            return;
        }
        DomainName name = readName(tokens, 1, line, Code.DIRECTIVE, "$ORIGIN");
        if (name != null) {
            if (tokens.text()[tokens.end(1) - 1] != '.' && !tokens.is(1, "@")) {
                warn(
                        tokens,
                        line,
                        Code.RELATIVE_ORIGIN,
                        "$ORIGIN: read as " + name + " (other readers want the final dot)");
            }
            origin = name;
        }
    }

    private void readDefaultTtl(Tokens tokens, long line) {
        if (hasOneArgument(tokens, line, "a TTL") && !ttls.setDefault(tokens, line)) {
            refuse(tokens, 1, line, Code.TTL, "$TTL", TtlChoice.EXPECTED);
        }
    }

    private boolean hasOneArgument(Tokens tokens, long line, String expected) {
        boolean hasOne = tokens.count() == 2;
        if (!hasOne) {
            int token = Math.min(2, tokens.count());
            refuse(tokens, token, line, Code.DIRECTIVE, tokens.string(0), expected + " and nothing else");
        }
        return hasOne;
    }

    /** Notes that a token, or the one missing at the end, is not what belongs there. */
    void refuse(Tokens tokens, int token, long line, Code code, String what, String expected) {
        String value = token < tokens.count() ? DnsFormatException.shown(tokens.string(token)) : "end of the line";
        note(tokens, token, line, code, value, what + ": " + value + " (expected: " + expected + ")");
    }

    private void note(Tokens tokens, int token, long line, Code code, String value, String detail) {
        int column = isGenerating ? 0 : Position.columnOf(tokens, token);
        findings.problem(Position.lineOf(tokens, token, line), column, code, value, detail);
    }

    private void warn(Tokens tokens, long line, Code code, String detail) {
        findings.warning(line, 1, code, DnsFormatException.shown(tokens.string(0)), detail);
    }
}
