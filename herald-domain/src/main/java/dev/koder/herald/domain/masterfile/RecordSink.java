package dev.koder.herald.domain.masterfile;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.record.Rdata;

/** Takes the records of a zone file one by one, in the order of the file. */
@FunctionalInterface
public interface RecordSink {
    /**
     * Takes one record.
     *
     * @param owner absolute, in the case of the file
     * @param line where the record begins, from 1 on; all records of one {@code $GENERATE} have its line
     */
    void record(DomainName owner, Ttl ttl, RecordType type, Rdata rdata, long line);
}
