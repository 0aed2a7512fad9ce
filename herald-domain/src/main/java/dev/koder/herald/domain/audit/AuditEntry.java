package dev.koder.herald.domain.audit;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.event.Event;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.Agreement;
import dev.koder.herald.domain.zone.ChangeNote;
import java.time.Instant;
import java.util.Optional;

/**
 * What somebody did, or was kept from doing. It never holds a secret: neither bodies nor queries nor headers go into it.
 *
 * @param trail whose doing it is
 * @param at when it was asked for, to the nanosecond
 * @param who by whom
 * @param action what was asked for: the word of an event, or the name of an operation
 * @param target what it was done to: a zone, or a path; empty where there is nothing to name
 * @param outcome {@link #DONE}, or the code of the problem that was answered
 * @param detail what there is to say besides; may be empty
 */
public record AuditEntry(
        AuditTrail trail, Instant at, Who who, String action, String target, String outcome, String detail) {

    /** That what was asked for was done. */
    public static final String DONE = "done";

    /** The most characters of a text in an entry. */
    public static final int LONGEST_TEXT = 2000;

    /** So much of an entry's text may tell who agreed; a reason has room beside it. */
    private static final int LONGEST_AGREEMENT = 1000;

    /** Refuses texts that are too long, or would break a line. */
    public AuditEntry {
        require("action", action);
        require("target", target);
        require("outcome", outcome);
        require("detail", detail);
    }

    /**
     * What an event says, as an entry of its tenant's trail.
     *
     * @param place the zone as it has been since; empty where it is about all of the tenant's
     * @param subject what it is about besides the zone
     */
    public static AuditEntry ofEvent(
            EventType type,
            TenantId tenant,
            Optional<Event.Place> place,
            Actor actor,
            ChangeNote note,
            Instant at,
            Optional<String> subject) {
        String serial = place.map(it -> "serial=" + it.serial()).orElse("");
        String about = subject.map(id -> " subject=" + id).orElse("");
        String agreement = note.agreement().map(AuditEntry::words).orElse("");
        String reason = note.reason().map(text -> " reason=" + text).orElse("");
        return new AuditEntry(
                AuditTrail.of(tenant),
                at,
                Who.of(actor, note, ""),
                type.word(),
                place.map(it -> it.zone().toString()).orElse(""),
                DONE,
                (serial + about + agreement + reason).strip());
    }

    /** As many names of those who agreed as an entry has room for: at least one, and all where they are of usual length. */
    private static String words(Agreement agreement) {
        StringBuilder words = new StringBuilder(" change-request=" + agreement.request() + " agreed=");
        String between = "";
        for (Actor approver : agreement.approvers()) {
            if (words.length() + approver.value().length() > LONGEST_AGREEMENT) {
                return words.append(between).append("...").toString();
            }
            words.append(between).append(approver);
            between = ",";
        }
        return words.toString();
    }

    /** The same entry of somebody else's. */
    public AuditEntry by(Who other) {
        return new AuditEntry(trail, at, other, action, target, outcome, detail);
    }

    /** The same entry with something else to say. */
    public AuditEntry withDetail(String newDetail) {
        return new AuditEntry(trail, at, who, action, target, outcome, newDetail);
    }

    /**
     * By whom something was done, as far as it is known; what is not is empty.
     *
     * @param actor the person or program
     * @param credential what it was known by, as its issuer names it; never the token itself
     * @param requestId the request, as the log knows it
     * @param address where the request came from
     */
    public record Who(String actor, String credential, String requestId, String address) {

        /** Whoever sent this request; what a foreign issuer named oddly is made to fit. */
        public static Who of(Actor actor, ChangeNote note, String address) {
            return new Who(
                    actor.value(),
                    fitting(note.credential().orElse("")),
                    fitting(note.requestId().orElse("")),
                    address);
        }

        private static String fitting(String text) {
            boolean isVisible = text.chars().noneMatch(Character::isISOControl);
            String visible = isVisible ? text : text.replaceAll("\\p{Cc}", "?");
            return visible.substring(0, Math.min(LONGEST_TEXT, visible.length()));
        }

        /** Refuses texts that are too long, or would break a line. */
        public Who {
            require("actor", actor);
            require("credential", credential);
            require("request", requestId);
            require("address", address);
        }
    }

    private static void require(String what, String text) {
        if (text.length() > LONGEST_TEXT || text.chars().anyMatch(Character::isISOControl)) {
            throw new DnsFormatException(
                    what, text, "at most " + LONGEST_TEXT + " characters, none a control character");
        }
    }
}
