package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.OneLine;
import java.util.Optional;

/**
 * What is noted of a change besides who made it and when.
 *
 * @param requestId the request that made it, as the log knows it
 * @param reason why it was made, in the words of whoever made it: 1 to 500 characters, none of them a control character
 * @param credential what whoever made it was known by, as its issuer names it: a token's id (RFC 7519, section 4.1.7)
 * @param agreement who had to agree to it, and did
 */
public record ChangeNote(
        Optional<String> requestId,
        Optional<String> reason,
        Optional<String> credential,
        Optional<Agreement> agreement) {

    /** Nothing is noted. */
    public static final ChangeNote NONE = new ChangeNote(Optional.empty(), Optional.empty(), Optional.empty());

    /** The most characters of a reason. */
    public static final int LONGEST_REASON = 500;

    /** What is noted of a change that nobody had to agree to. */
    public ChangeNote(Optional<String> requestId, Optional<String> reason, Optional<String> credential) {
        this(requestId, reason, credential, Optional.empty());
    }

    /** What is noted of a change that others agreed to. */
    public static ChangeNote agreed(Optional<String> reason, Agreement agreement) {
        return new ChangeNote(Optional.empty(), reason, Optional.empty(), Optional.of(agreement));
    }

    /** Refuses a reason that is none, or too long. */
    public ChangeNote {
        reason.ifPresent(text -> OneLine.require("reason", text, LONGEST_REASON));
    }

    /** The same of another request, with another reason. */
    public ChangeNote of(String newRequestId, Optional<String> newReason) {
        return new ChangeNote(Optional.of(newRequestId), newReason, credential, agreement);
    }
}
