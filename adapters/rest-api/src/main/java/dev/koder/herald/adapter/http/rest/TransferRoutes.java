package dev.koder.herald.adapter.http.rest;

import static dev.koder.herald.adapter.http.rest.ProblemType.NAME_NOT_AVAILABLE;
import static dev.koder.herald.adapter.http.rest.ProblemType.PRECONDITION_FAILED;
import static dev.koder.herald.adapter.http.rest.ProblemType.PRECONDITION_REQUIRED;
import static dev.koder.herald.adapter.http.rest.ProblemType.QUOTA_EXCEEDED;
import static dev.koder.herald.adapter.http.rest.ProblemType.REVIEW_NEEDED;
import static dev.koder.herald.adapter.http.rest.ProblemType.TOO_MANY_TRANSFERS;
import static dev.koder.herald.adapter.http.rest.ProblemType.TRANSFER_NOT_FOUND;
import static dev.koder.herald.adapter.http.rest.ProblemType.TRANSFER_NOT_POSSIBLE;
import static dev.koder.herald.adapter.http.rest.ProblemType.TRANSFER_PENDING;
import static dev.koder.herald.adapter.http.rest.ProblemType.UNPROCESSABLE_CONTENT;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_LOCKED;
import static dev.koder.herald.adapter.http.rest.ProblemType.ZONE_NOT_FOUND;

import dev.koder.herald.application.transfer.TransferZone;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.Precondition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a zone goes from one tenant to another. */
final class TransferRoutes {

    private static final String GROUP = "Transfers between tenants";
    private static final String OF_ZONE = Links.BASE + "/zones/{zone}/transfer";
    static final String ALL = Links.BASE + "/zone-transfers";
    private static final String ONE = ALL + "/{transfer}";
    private static final String EXAMPLE = """
            {"to": "globex", "withZonesBelow": false, "expiresAt": null}""";

    private static final Form<TransferZone.Wish> WISH = Form.object(members -> {
        Optional<TenantId> to = members.required("to", Form.text(TenantId::new));
        boolean withZonesBelow =
                members.optional("withZonesBelow", Form.truth()).orElse(false);
        Optional<Optional<Instant>> expiresAt = members.optional("expiresAt", Form.orNull(Form.instant()));
        return members.done(() -> new TransferZone.Wish(to.orElseThrow(), withZonesBelow, expiresAt.flatMap(it -> it)));
    });

    private final RestApi.UseCases useCases;
    private final TransferZone transfers;
    private final long maxBodyBytes;

    TransferRoutes(RestApi.UseCases useCases, RestConfig config) {
        this.useCases = useCases;
        this.transfers = useCases.zones().transferZone();
        this.maxBodyBytes = config.maxBodyBytes();
    }

    List<Route> routes() {
        return List.of(
                offerRoute(),
                showOfZoneRoute(),
                withdrawRoute(),
                listRoute(),
                showRoute(),
                acceptRoute(),
                declineRoute());
    }

    private Route offerRoute() {
        return Route.of("POST", OF_ZONE, Access.ADMIN)
                .leaves(Route.Trace.EVENTS)
                .called(
                        GROUP,
                        "offerZone",
                        "Offer a zone to another tenant",
                        "The zone is the other tenant's as soon as its administrator accepts. Until then nothing changes, and the offer can be"
                                + " withdrawn; after seven days, or at expiresAt, at most thirty days on, it is over. Whether there"
                                + " is such a tenant is not told. Whoever gives a zone away loses it: locks and rules of review"
                                + " count as they do when it is deleted, at the offer, and locks at its acceptance too. A"
                                + " family of names stays together: where the tenant has zones below, withZonesBelow gives all that"
                                + " are there when the offer is accepted; a zone below another one of the tenant's is not given"
                                + " alone. The same offer made again is answered with the one that stands.")
                .takesJson("NewZoneTransfer", EXAMPLE)
                .answersJson(201, "It is offered.", "ZoneTransfer", "Location")
                .refuses(
                        ZONE_NOT_FOUND,
                        UNPROCESSABLE_CONTENT,
                        ZONE_LOCKED,
                        REVIEW_NEEDED,
                        PRECONDITION_FAILED,
                        PRECONDITION_REQUIRED,
                        TRANSFER_PENDING,
                        TRANSFER_NOT_POSSIBLE,
                        TOO_MANY_TRANSFERS)
                .by(this::offer);
    }

    private Route showOfZoneRoute() {
        return Route.of("GET", OF_ZONE, Access.ADMIN)
                .called(GROUP, "showTransferOfZone", "Show a zone's offer", "The one that stands.")
                .answersJson(200, "The offer.", "ZoneTransfer")
                .refuses(ZONE_NOT_FOUND, TRANSFER_NOT_FOUND)
                .by(this::showOfZone);
    }

    private Route withdrawRoute() {
        return Route.of("DELETE", OF_ZONE, Access.ADMIN)
                .leaves(Route.Trace.EVENTS)
                .called(GROUP, "withdrawZone", "Withdraw a zone's offer", "It can no longer be accepted.")
                .answers(204, "It is withdrawn.", "", "")
                .refuses(ZONE_NOT_FOUND, TRANSFER_NOT_FOUND)
                .by(this::withdraw);
    }

    private Route listRoute() {
        return Route.of("GET", ALL, Access.ADMIN)
                .called(
                        GROUP,
                        "listZoneTransfers",
                        "List offers of zones",
                        "Those that stand: what the tenant has offered to others, and what others have offered to it, by zone.")
                .query("limit", "integer", "At most so many: 1 to 500, 100 when left out.")
                .query("cursor", "string", "Where to go on: the cursor of the page before.")
                .answersJson(200, "A page of offers.", "ZoneTransferPage")
                .sometimes("Link")
                .by(this::list);
    }

    private Route showRoute() {
        return Route.of("GET", ONE, Access.ADMIN)
                .called(
                        GROUP,
                        "showZoneTransfer",
                        "Show an offer of a zone",
                        "One that stands, or that was accepted, until its time is over.")
                .answersJson(200, "The offer.", "ZoneTransfer")
                .refuses(TRANSFER_NOT_FOUND)
                .by(this::show);
    }

    private Route acceptRoute() {
        return Route.of("POST", ONE + "/accept", Access.ADMIN)
                .leaves(Route.Trace.EVENTS)
                .called(
                        GROUP,
                        "acceptZone",
                        "Take over a zone that was offered",
                        "From now on the zone is the tenant's, with its contents, its serial, its history and its settings; points of"
                                + " presence go on serving it. Not with it go its set of name servers, which it follows no more"
                                + " while its NS records stay, and its locks. Quotas count as they do when a zone is created. What"
                                + " was accepted already is answered as the first time.")
                .answersJson(200, "The zone is the tenant's.", "ZoneTransfer")
                .refuses(TRANSFER_NOT_FOUND, TRANSFER_NOT_POSSIBLE, NAME_NOT_AVAILABLE, QUOTA_EXCEEDED)
                .by(this::accept);
    }

    private Route declineRoute() {
        return Route.of("POST", ONE + "/decline", Access.ADMIN)
                .called(GROUP, "declineZone", "Decline a zone that was offered", "It stays where it is.")
                .answers(204, "The offer is no more.", "", "")
                .refuses(TRANSFER_NOT_FOUND)
                .by(this::decline);
    }

    private Answer offer(Call call) {
        TransferZone.Wish wish = call.read(WISH, maxBodyBytes);
        Precondition precondition = ZonePreconditions.of(useCases, call);
        return TransferAnswers.offered(call, wish, transfers.offer(call.caller(), call.zone(), precondition, wish));
    }

    private Answer showOfZone(Call call) {
        ZoneAnswers.zone(useCases, call);
        return transfers
                .ofZone(call.caller(), call.zone())
                .map(offer -> TransferAnswers.answer(200, call, offer))
                .orElseThrow(() -> notOffered(call.zone()));
    }

    private static Refusal notOffered(DomainName zone) {
        return new Refusal(TRANSFER_NOT_FOUND, "zone: " + zone + " (expected: one that is offered to a tenant)");
    }

    private Answer withdraw(Call call) {
        ZoneAnswers.zone(useCases, call);
        if (!transfers.withdraw(call.caller(), call.zone())) {
            throw notOffered(call.zone());
        }
        return Answer.of(204);
    }

    private Answer list(Call call) {
        int limit = Paging.limit(call, TransferZone.MAX_LIMIT);
        Optional<DomainName> after = call.query("cursor", Cursor::name);
        return Paging.answer(
                call,
                limit,
                "transfers",
                transfers.list(call.caller(), after, limit),
                (out, offer) -> TransferAnswers.write(out, call, offer),
                offer -> Optional.of(Cursor.after(offer.zone())));
    }

    private Answer show(Call call) {
        return transfers
                .show(call.caller(), TransferAnswers.id(call))
                .map(offer -> TransferAnswers.answer(200, call, offer))
                .orElseThrow(() -> TransferAnswers.noSuchOffer(call));
    }

    private Answer accept(Call call) {
        return TransferAnswers.accepted(call, transfers.accept(call.caller(), TransferAnswers.id(call)));
    }

    private Answer decline(Call call) {
        if (!transfers.decline(call.caller(), TransferAnswers.id(call))) {
            throw TransferAnswers.noSuchOffer(call);
        }
        return Answer.of(204);
    }
}
