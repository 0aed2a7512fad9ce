package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.RecordSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The RRsets of one version of a zone, its SOA left out, to be asked for piece by piece.
 *
 * <p>Rules ask only for what a change touches, so that a change costs the same in a small zone and in a large one. Names
 * are compared without regard to case. A view is used by one thread.
 */
public interface ZoneContents {

    /** The RRset of this type at this name. */
    Optional<RecordSet> find(DomainName owner, RecordType type);

    /** The types that stand at this name. */
    default TypeSet typesAt(DomainName owner) {
        return TypeSet.in(at(owner));
    }

    /** All RRsets at this name, in the order of their type codes. */
    List<RecordSet> at(DomainName owner);

    /**
     * The first name strictly below {@code ancestor} that has data, in canonical order (RFC 4034, section 6.1).
     *
     * @param after only names after this one; {@code ancestor} itself for the first
     */
    Optional<DomainName> firstBelow(DomainName ancestor, DomainName after);

    /** Where the RRset begins in the text that these contents were read from, from 1 on; 0 where there is no text. */
    default long lineOf(DomainName owner, RecordType type) {
        return 0;
    }

    /** Hands over every RRset, names in canonical order and types by code. */
    void forEach(Consumer<? super RecordSet> reader);
}
