package dev.koder.herald.domain.audit;

import java.time.Instant;
import java.util.Optional;

/**
 * Follows a trail from link to link and remembers the first thing that is wrong. Used by one thread.
 *
 * <p>What was forgotten by policy is no loss: the trail then begins behind a place that one of its own entries names.
 */
public final class TrailCheck {

    /** The action of an entry that names the place up to which older ones were forgotten. */
    public static final String FORGOTTEN = "audit.forgotten";

    private final AuditChain chain;
    private final AuditHead base;
    private final Optional<AuditHead> known;
    private AuditHead head;
    private String lastForgotten = "";
    private Optional<String> fault = Optional.empty();

    /**
     * Begins behind this place.
     *
     * @param base {@link AuditHead#ORIGIN} where nothing was forgotten
     * @param known a place that was noted elsewhere, and that the trail must have passed
     */
    public TrailCheck(AuditChain chain, AuditHead base, Optional<AuditHead> known) {
        this.chain = chain;
        this.base = base;
        this.known = known;
        this.head = base;
    }

    /** The entry that says up to where a trail was forgotten. */
    public static AuditEntry forgotten(AuditTrail trail, AuditHead last, Instant at) {
        AuditEntry.Who engine = new AuditEntry.Who("koder-herald", "", "", "");
        return new AuditEntry(trail, at, engine, FORGOTTEN, "", AuditEntry.DONE, last.toString());
    }

    /** Looks at the next link. */
    public void follow(AuditLink link) {
        long expected = head.sequence() + 1;
        if (link.head().sequence() != expected) {
            found("entry " + expected + " is missing; what follows is entry "
                    + link.head().sequence());
        } else if (!chain.link(head, link.entry()).equals(link)) {
            found("entry " + expected + " is not what was written, or one before it is not");
        }
        known.filter(place -> place.sequence() == expected && !place.equals(link.head()))
                .ifPresent(place -> found("entry " + expected + " is another than the one that was noted"));
        if (link.entry().action().equals(FORGOTTEN)) {
            lastForgotten = link.entry().detail();
        }
        head = link.head();
    }

    private void found(String what) {
        if (fault.isEmpty()) {
            fault = Optional.of(what);
        }
    }

    /**
     * The first thing that is wrong; empty where nothing is.
     *
     * @param last where the trail ended when it was last written
     */
    public Optional<String> end(AuditHead last) {
        if (!base.equals(AuditHead.ORIGIN) && !lastForgotten.equals(base.toString())) {
            found("entries up to " + base.sequence() + " are missing, and no entry says that they were forgotten");
        }
        if (!head.equals(last)) {
            found("it ends with entry " + head.sequence() + " (expected: entry " + last.sequence()
                    + ", as it was written)");
        }
        known.filter(place -> place.sequence() > head.sequence())
                .ifPresent(place -> found("it ends with entry " + head.sequence() + " (expected: entry "
                        + place.sequence() + " at least, which was noted)"));
        return fault;
    }
}
