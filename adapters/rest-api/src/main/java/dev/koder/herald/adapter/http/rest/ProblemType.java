package dev.koder.herald.adapter.http.rest;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything that the API can answer instead of doing what was asked (RFC 9457, section 3.1.1).
 *
 * <p>A type's URI is {@code /problems/} and its code. Once released, neither code nor status ever changes; a test holds them
 * against a golden file. Each type has a page under its URI, made of what stands here.
 */
enum ProblemType {
    MALFORMED_BODY(
            400,
            "The body is not JSON",
            "The body could not be read as JSON (RFC 8259). The error names line and column.",
            "Send one JSON value in UTF-8, without duplicate members, comments or anything behind it."),
    BAD_PARAMETER(
            400,
            "A parameter is not as described",
            "A part of the path, a query parameter or a header has a form that the route does not take. The error"
                    + " names it.",
            "Compare the request with the route's description in the documentation."),
    MALFORMED_REQUEST(
            400,
            "The request is not HTTP",
            "The request line, the headers or the framing of the body break the rules of HTTP/1.1 (RFC 9112).",
            "Use a current HTTP client, and check what a proxy on the way makes of the request."),
    UNAUTHORIZED(
            401,
            "Nobody has been identified",
            "The request carries no token, or one that proves nothing. The detail says why; WWW-Authenticate says what"
                    + " to send.",
            "Send a current token as Authorization: Bearer."),
    FORBIDDEN(
            403,
            "The caller may not do this",
            "The token is good, but its scopes do not allow this route. WWW-Authenticate names the scope that would.",
            "Ask for a token with that scope."),
    OWN_CHANGE(
            403,
            "Not for its author, or for its author alone",
            "Nobody agrees to a change of their own, and nobody but its author or an administrator takes a change request back.",
            "Ask a colleague who may approve."),
    LOCK_OF_SOMEBODY_ELSE(
            403,
            "The lock was set by somebody else",
            "A lock is taken away by whoever set it, or by an administrator of the tenant. The detail names who set it.",
            "Ask them, or an administrator."),
    QUOTA_EXCEEDED(
            403,
            "The tenant has as much as it may have",
            "The change would give the tenant more than its quota, or the tenant has sent as many requests as it may on a day: then Retry-After"
                    + " says when the next one begins. The detail names the quota, its limit, and how much there is.",
            "Look at GET /quota; delete what is not needed, or ask the platform's operators for more."),
    RATE_LIMITED(
            429,
            "Too many requests",
            "The tenant has spent its budget for requests of this class, or too many attempts from the caller's address have proved"
                    + " no identity. Nothing was done. RateLimit-Policy tells the limit, RateLimit what is left.",
            "Wait as long as Retry-After says. Send changes together in batches, which cost less than their parts."),
    NOT_PERMITTED(
            403,
            "The caller's policies do not allow it",
            "The token is limited by policies, and none of them allows this. The detail names the RRset or the zone, the action, and"
                    + " what would be allowed there. Nothing was changed.",
            "Look at GET /tokens/self; ask whoever keeps the tenant for a token with a policy that allows it."),
    NOT_FOUND(
            404,
            "There is no such route",
            "No route has this path.",
            "Look the path up in the documentation. A slash inside a zone's name is written =2F or %2F."),
    ZONE_NOT_FOUND(
            404,
            "There is no such zone",
            "The caller's tenant has no zone of this name. Whether somebody else has one is not told.",
            "Check the name, and whose token it is; create the zone first."),
    RRSET_NOT_FOUND(
            404,
            "There is no such RRset",
            "The zone has no RRset of this type at this name.",
            "Names in paths are relative to the zone; the apex is @."),
    TOKEN_NOT_FOUND(
            404,
            "There is no such token",
            "The caller's tenant has no token of this id, or it was revoked already.",
            "List the tokens."),
    NAMESERVER_SET_NOT_FOUND(
            404,
            "There is no such set of name servers",
            "The caller's tenant has no set of name servers of this name.",
            "List the sets; put the set first."),
    WEBHOOK_NOT_FOUND(
            404, "There is no such webhook", "The caller's tenant has no webhook of this id.", "List the webhooks."),
    VERSION_NOT_FOUND(
            404,
            "There is no such version",
            "The zone never was at this serial, or the version is so old that it was forgotten.",
            "List the zone's versions and choose one of them."),
    PLAN_NOT_FOUND(
            404,
            "There is no such plan",
            "The zone has no plan of this id: it never was made, it has expired, or a plan of a later version took its place.",
            "Look at the zone's versions to see whether it was applied; make the plan again."),
    LOCK_NOT_FOUND(
            404,
            "There is no such lock",
            "The zone has no lock of this id: it never had, the lock was taken away, or it is over.",
            "List the zone's locks."),
    CHANGE_REQUEST_NOT_FOUND(
            404,
            "There is no such change request",
            "The caller's tenant has no change request of this id.",
            "List the change requests."),
    QUOTA_PLAN_NOT_FOUND(
            404,
            "There is no such plan",
            "The operators have made no plan of this name.",
            "List the plans; put the plan first."),
    POP_NOT_FOUND(
            404,
            "There is no such point of presence",
            "No point of presence of this name has reported, or it was forgotten.",
            "List the points of presence."),
    CLAIM_NOT_FOUND(
            404,
            "There is no such claim",
            "The caller's tenant has not claimed this name, or so long ago that the claim is over, or the zone was created.",
            "Claim the name again, unless the zone is there."),
    TRANSFER_NOT_FOUND(
            404,
            "There is no such offer of a zone",
            "Nothing of this id, or of this zone, is offered by the caller's tenant or to it: it never was, it was declined or withdrawn,"
                    + " its time is over, or its zone is gone.",
            "List the offers that stand; ask the other tenant to offer the zone again."),
    CHANGE_NOT_FOUND(
            404,
            "There is no such change",
            "The caller's tenant made no change of this id, or it is so old that it was forgotten.",
            "Take the id from Herald-Change, or from change.id in the answer to a write."),
    METHOD_NOT_ALLOWED(
            405,
            "The route does not take this method",
            "The path exists, but not with this method. Allow lists those it takes.",
            "Use one of the methods in Allow."),
    NOT_ACCEPTABLE(
            406,
            "The answer exists in no such form",
            "No media type in Accept is one that this route answers with.",
            "Leave Accept out, or name one of the media types in the documentation."),
    ZONE_EXISTS(
            409,
            "The tenant has this zone already",
            "A zone of this name exists in the caller's tenant.",
            "Change the zone that is there, or delete it first."),
    ZONE_NAME_HELD(
            409,
            "The zone's name is held by somebody else",
            "Somebody else has a zone of this name, or had one until less than 30 days ago.",
            "Check the name. If the domain is yours, ask the platform's operators."),
    NAME_NOT_AVAILABLE(
            409,
            "No zone of this name can be had",
            "The name is a public suffix, is one of the platform's own, or lies above or below a zone of somebody else. The detail"
                    + " says which; whose zone it is, and what it is called, is not told. Nothing was changed.",
            "Choose a name below a public suffix. If the domain is yours, ask the platform's operators."),
    PROOF_REQUIRED(
            409,
            "It is to be proven that the name is the tenant's own",
            "Another tenant had a zone of this name before, or the platform asks for proof of every name. Nothing was changed.",
            "Claim the name, add the TXT record that the claim tells of, have the claim verified, and create the zone again."),
    CLAIM_NOT_PROVEN(
            409,
            "The DNS does not say that the name is the tenant's own",
            "The TXT record that the claim tells of was not found. The detail says what was.",
            "Add the record where the name is served now, wait until caches have let go of what was there before, and verify again."),
    TOO_MANY_CLAIMS(
            409,
            "The tenant has as many claims as it may have",
            "One more claim would be beyond the limit, which the detail names. Nothing was changed.",
            "Create the zones that were claimed; a claim ends after seven days."),
    TRANSFER_PENDING(
            409,
            "The zone is offered to another tenant",
            "A zone is offered to one tenant at a time. The detail says to which, and until when. Nothing was changed.",
            "Withdraw that offer first, or wait until it is over."),
    TRANSFER_NOT_POSSIBLE(
            409,
            "The zone cannot change hands as it is",
            "A family of names stays with one tenant: a zone above or below the one that is offered would stay with the giver, or too"
                    + " many would go along; or the giver has locked a zone since it offered it. The detail says which, and"
                    + " names nothing that is another tenant's. Nothing was changed.",
            "Offer the topmost zone with withZonesBelow; ask the giver to take locks away."),
    TOO_MANY_TRANSFERS(
            409,
            "The tenant has offered as many zones as it may",
            "One more offer would be beyond the limit, which the detail names. Nothing was changed.",
            "Withdraw offers that are no longer wanted, or let them expire."),
    POP_ALIVE(
            409,
            "The point of presence is still heard of",
            "One that reports would be there again at once, and what it serves be unknown until then. The detail tells when it was"
                    + " heard last. Nothing was changed.",
            "Stop its agent, and wait until GET /pops has not heard of it for 95 seconds."),
    QUOTA_PLAN_IN_USE(
            409,
            "Tenants have this plan",
            "A plan that a tenant has been given is not removed: nobody could say what the tenant may have then. Nothing was changed.",
            "Give those tenants another plan first, or change this one."),
    NAMESERVER_SET_IN_USE(
            409,
            "The set of name servers is in use",
            "Zones follow the set, or it is what new zones follow. The detail says how many. Nothing was changed.",
            "Have those zones follow another set, and the defaults name another one, first."),
    TOO_MANY_NAMESERVER_SETS(
            409,
            "The tenant has as many sets of name servers as it may have",
            "One more set of name servers would be beyond the limit, which the detail names. Nothing was changed.",
            "Delete a set that no zone follows."),
    PLAN_STALE(
            409,
            "The zone has changed since it was planned",
            "A plan is applied to the version that it was made for, and to no other. The detail names that version's serial and the"
                    + " zone's; ETag names what the zone is at. Nothing was changed.",
            "Make the plan again, and look at what it changes now."),
    TOO_MANY_PLANS(
            409,
            "The tenant has as much planned as it may have",
            "One more plan would be beyond the limit of plans, or of octets in all of them, which the detail names. It was not kept.",
            "Apply plans that are waiting, or let them expire."),
    TOO_MANY_WEBHOOKS(
            409,
            "The tenant has as many webhooks as it may have",
            "One more webhook would be beyond the limit, which the detail names. Nothing was changed.",
            "Delete a webhook that is no longer needed, or have one tell of more types."),
    TOO_MANY_LOCKS(
            409,
            "The zone has as many locks as it may have",
            "One more lock would be beyond the limit, which the detail names. Nothing was changed.",
            "Take locks away that are no longer needed, or lock the whole zone."),
    CHANGE_REQUEST_NOT_OPEN(
            409,
            "The change request is not in a state for this",
            "It was decided already, its time is over, or the caller has agreed to it before. The detail tells its state.",
            "Look at the change request; make the change again where it is still wanted."),
    CHANGE_REQUEST_STALE(
            409,
            "The change is not the one that was agreed to",
            "The zone has changed since, so that the change cannot be made as others have seen it, or digest names another change."
                    + " Nothing was changed.",
            "Rebase the change request, look at it again, and agree to its new digest."),
    REVIEW_NEEDED(
            409,
            "Others have to agree, and cannot be asked",
            "A rule of the tenant asks for the agreement of others, and no change request can be made of this: a zone's offer to another"
                    + " tenant, a"
                    + " difference that is too large, or more octets than a tenant's open ones may have. Nothing was changed.",
            "Make the change in smaller steps; ask an administrator of the tenant to change the rules of review."),
    TOO_MANY_TOKENS(
            409,
            "The tenant has as many tokens as it may have",
            "One more token would be beyond the limit, which the detail names. It was not issued.",
            "Revoke tokens that are no longer needed."),
    TOKEN_ISSUED_BEFORE(
            409,
            "The token was issued already",
            "A request with this Idempotency-Key has issued the token that the detail names. Its secret was told in the answer to"
                    + " that request and cannot be told again. No second token was issued.",
            "Where that answer was lost, revoke the token and issue another, under a new key."),
    CURSOR_EXPIRED(
            410,
            "The cursor is of no use any more",
            "The feed cannot tell what changed after this cursor: it is from another database, or too old.",
            "Start over without after, and reconcile with the whole list."),
    VERSION_OUT_OF_REACH(
            410,
            "What this version held is not kept",
            "A later version replaced so much that it is only noted that everything is new: what was there before"
                    + " cannot be told any more. The detail names that version.",
            "Choose that version or a later one."),
    PRECONDITION_FAILED(
            412,
            "It has changed meanwhile",
            "If-Match or If-None-Match does not hold of what is stored now. Nothing was changed. The detail says what was sent and"
                    + " what is there, and ETag names it.",
            "Read it again, decide again, and write with the new entity tag."),
    PRECONDITION_REQUIRED(
            428,
            "The zone is changed only by whoever says what it is at",
            "The zone's settings ask for a precondition with every change (RFC 6585, section 3), and the request has none. Nothing"
                    + " was changed. ETag names what is there, where something is: the RRset for a write of one, otherwise the zone.",
            "Read it, and send its entity tag as If-Match; If-Match: * says that any will do."),
    REQUEST_TIMEOUT(
            408,
            "The request came too slowly",
            "The head of the request, or its body, was not there in the time that the engine waits. A body may take longer, the more"
                    + " of it has come. Nothing was changed, and the connection is closed.",
            "Send it again over a better line; ask the operators to wait longer (listen.head-within, listen.body-within)."),
    BODY_TOO_LARGE(
            413,
            "The body is too large",
            "The body is larger than this engine takes. The detail names the limit.",
            "Split a batch into several; for zone text ask the operators to raise the limit."),
    URI_TOO_LONG(
            414,
            "The path and the query are too long",
            "The request line is longer than this engine takes.",
            "Shorten the query; what is large belongs into a body."),
    MEDIA_TYPE_NOT_SUPPORTED(
            415,
            "The body's media type is not taken here",
            "Content-Type is missing, or is not one that this route takes.",
            "Set Content-Type as documented: application/json, or text/dns for zone text."),
    UNPROCESSABLE_CONTENT(
            422,
            "The body does not say what it should",
            "The body is JSON, but members are missing, unknown, of a wrong type or out of range. Every error is"
                    + " listed, with a pointer to the place (RFC 6901). Nothing was changed.",
            "Correct every place that errors names."),
    ZONE_RULES_BROKEN(
            422,
            "The zone would break rules",
            "What would result from the change is no zone that can be published. Broken rules are listed with name and"
                    + " type, and with a pointer where the request named the RRset or the line where zone text did: as many as"
                    + " limits.reported-errors says, 100 by default. All are counted. Nothing was changed.",
            "Correct the change, or send what is missing in the same batch: a batch is judged on what results."),
    ZONE_TEXT_ERRORS(
            422,
            "The zone text has errors",
            "The zone text (RFC 1035, section 5) could not be read as a whole. Errors are listed by line, with"
                    + " line and column from 1 on, and rules broken for certain with the line at which the RRset begins: as many"
                    + " as limits.reported-errors says, 100 by default. All are counted. Nothing was changed.",
            "Correct the lines that errors names."),
    PLAN_TOO_LARGE(
            422,
            "The difference is too large for a plan",
            "So much of the zone would change that it can be neither told nor kept as a plan. Nothing was changed.",
            "Import the zone text, with If-Match and the zone's entity tag, so that nothing else that was changed is lost."),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "The idempotency key was used for another request",
            "A request with this Idempotency-Key was answered within the last day, and it asked for something else. Nothing was"
                    + " changed.",
            "Make a new key for each new request; send a key again only with the same method, path and body."),
    ZONE_LOCKED(
            423,
            "A lock forbids the change",
            "The change is lawful, but the zone, or an RRset that it would change or delete, is locked. What counts is the effect:"
                    + " an RRset that is emptied is deleted, and so is every RRset of a zone that is deleted. The detail names the"
                    + " lock, who set it, until when, and why. Nothing was changed.",
            "Ask whoever set the lock to take it away. An administrator of the tenant can take it away too, or have one change made"
                    + " in spite of it: Herald-Break-Glass: true, with Herald-Reason."),
    INTERNAL_ERROR(
            500,
            "Something went wrong inside",
            "The engine met something it was not written for. The log has the details under the request's id.",
            "Report it to the operators with the request's id, the last part of instance."),
    UNAVAILABLE(
            503,
            "It cannot be done just now",
            "The store cannot do it, and the detail says why: its disk is full, read-only or broken, too much waits"
                    + " for it, or the engine is stopping. Nothing was changed. While writes cannot be done, reads usually"
                    + " can.",
            "Try again after the seconds in Retry-After."),
    TOO_MANY_CONNECTIONS(
            503,
            "Too many connections from one address",
            "The caller's address, or its IPv6 network, has as many connections open as it may have. This one is closed.",
            "Close connections, or use them again for further requests; behind a proxy ask the operators to name it"
                    + " (proxy.trusted)."),
    HTTP_VERSION_NOT_SUPPORTED(
            505,
            "This version of HTTP is not spoken here",
            "The engine speaks HTTP/1.1, and HTTP/1.0 for one request on each connection, unless the answer is one that can only be"
                    + " sent in chunks, or the request came in chunks.",
            "Make the client or the proxy speak HTTP/1.1; with nginx, proxy_http_version 1.1.");

    private final int status;
    private final String title;
    private final String meaning;
    private final String remedy;

    ProblemType(int status, String title, String meaning, String remedy) {
        this.status = status;
        this.title = title;
        this.meaning = meaning;
        this.remedy = remedy;
    }

    /** The last part of its URI. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String uri() {
        return "/problems/" + code();
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /** When it is answered. */
    String meaning() {
        return meaning;
    }

    /** What whoever meets it can do. */
    String remedy() {
        return remedy;
    }

    static Optional<ProblemType> ofCode(String code) {
        return Stream.of(values()).filter(type -> type.code().equals(code)).findFirst();
    }
}
