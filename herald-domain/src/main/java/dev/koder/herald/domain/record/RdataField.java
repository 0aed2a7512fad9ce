package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.dns.RecordType;

/** One field of an rdata form: how it is read from text, checked on the wire and printed. Stateless. */
interface RdataField {
    /** Reads the field's tokens and appends its wire form; {@code out} holds the rdata so far and nothing else. */
    void read(RdataText in, OctetBuffer out);

    /** Checks the field at {@code at}; returns the offset after it. */
    int check(RecordType type, byte[] wire, int at);

    /** Appends the text of the field at {@code at}, nothing when it is empty; returns the offset after it. */
    int print(byte[] wire, int at, OctetBuffer out);

    /** Whether the canonical form has this field in lower case. */
    default boolean foldsCase() {
        return false;
    }

    /** Whether this field names what the record points at. */
    default boolean isTarget() {
        return false;
    }

    /** Whether this field must name a host. */
    default boolean namesHost() {
        return false;
    }
}
