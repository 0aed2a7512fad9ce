package dev.koder.herald.adapter.http.rest;

import static dev.koder.herald.adapter.http.rest.ProblemType.CLAIM_NOT_FOUND;
import static dev.koder.herald.adapter.http.rest.ProblemType.CLAIM_NOT_PROVEN;
import static dev.koder.herald.adapter.http.rest.ProblemType.NAME_NOT_AVAILABLE;
import static dev.koder.herald.adapter.http.rest.ProblemType.TOO_MANY_CLAIMS;
import static dev.koder.herald.adapter.http.rest.ProblemType.UNPROCESSABLE_CONTENT;

import dev.koder.herald.application.claim.ClaimName;
import dev.koder.herald.domain.claim.NameClaim;
import dev.koder.herald.domain.dns.DomainName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Claims of names: how a tenant proves that one is its own. */
final class ClaimRoutes {

    private static final String GROUP = "Zones";
    private static final String CLAIMS = Links.BASE + "/zone-claims";
    private static final String CLAIM = CLAIMS + "/{zone}";

    private static final Form<DomainName> WISH = Form.object(members -> {
        Optional<DomainName> zone = members.required("zone", Form.text(ClaimRoutes::zone));
        return members.done(zone::orElseThrow);
    });

    private final ClaimName claimName;
    private final long maxBodyBytes;

    ClaimRoutes(RestApi.UseCases useCases, RestConfig config) {
        this.claimName = useCases.zones().claimName();
        this.maxBodyBytes = config.maxBodyBytes();
    }

    List<Route> routes() {
        return List.of(
                Route.of("POST", CLAIMS, Access.WRITER)
                        .called(
                                GROUP,
                                "claimZoneName",
                                "Claim a name",
                                "Where the creation of a zone answers proof-required. The answer tells which TXT record the DNS has to have,"
                                        + " at whoever serves the name now; then have the claim verified, and create the zone. A claim is of"
                                        + " use for seven days; the same one is answered until then. Where nameServer tells one, it is this claim's alone: a delegation of"
                                        + " the name to it, among others, proves the claim as well.")
                        .takesJson("ZoneClaimWish", "{\"zone\": \"example.org\"}")
                        .answersJson(201, "The claim, and what is to be done.", "ZoneClaim", "Location")
                        .refuses(UNPROCESSABLE_CONTENT, NAME_NOT_AVAILABLE, TOO_MANY_CLAIMS)
                        .by(this::claim),
                Route.of("GET", CLAIM, Access.READER)
                        .called(
                                GROUP,
                                "showZoneClaim",
                                "Show a claim",
                                "What is to be done, and whether it was found to be.")
                        .answersJson(200, "The claim.", "ZoneClaim")
                        .refuses(CLAIM_NOT_FOUND)
                        .by(this::show),
                Route.of("POST", CLAIM + "/verify", Access.WRITER)
                        .called(
                                GROUP,
                                "verifyZoneClaim",
                                "Have a claim verified",
                                "Asks the DNS for the TXT record, and the servers of the zone above for the delegation. Caches may keep it from being seen for a while after it was added.")
                        .answersJson(200, "The name is the tenant's to create.", "ZoneClaim")
                        .refuses(CLAIM_NOT_FOUND, CLAIM_NOT_PROVEN)
                        .by(this::verify));
    }

    private static DomainName zone(String text) {
        return NameReading.absolute(text).lowerCase();
    }

    private Answer claim(Call call) {
        DomainName zone = call.read(WISH, maxBodyBytes);
        return switch (claimName.claim(call.caller(), zone)) {
            case ClaimName.Claimed.Kept(NameClaim claim) ->
                answer(201, claim, claimName.nameServer(claim))
                        .with("Location", CLAIMS + "/" + PercentCoding.encode(zone.toString()));
            case ClaimName.Claimed.NotAvailable not -> throw ZoneAnswers.nameNotAvailable(zone, not.obstacle());
            case ClaimName.Claimed.TooMany many ->
                throw new Refusal(
                        TOO_MANY_CLAIMS,
                        "claims: " + NameClaim.MOST + " are there (expected: fewer; each ends after "
                                + NameClaim.VALID.toDays() + " days)");
        };
    }

    private Answer show(Call call) {
        return claimName
                .show(call.caller(), call.zone())
                .map(claim -> answer(200, claim, claimName.nameServer(claim)))
                .orElseThrow(() -> noSuchClaim(call.zone()));
    }

    private Answer verify(Call call) {
        return switch (claimName.verify(call.caller(), call.zone())) {
            case ClaimName.Verified.Proven(NameClaim claim) -> answer(200, claim, claimName.nameServer(claim));
            case ClaimName.Verified.NoSuchClaim none -> throw noSuchClaim(call.zone());
            case ClaimName.Verified.NotProven not ->
                throw new Refusal(
                        CLAIM_NOT_PROVEN,
                        not.claim().challenge() + ": " + not.found() + " (expected: a TXT record \""
                                + not.claim().token() + "\""
                                + claimName
                                        .nameServer(not.claim())
                                        .map(server -> ", or a delegation to " + server)
                                        .orElse("")
                                + ")");
        };
    }

    private static Refusal noSuchClaim(DomainName zone) {
        return new Refusal(CLAIM_NOT_FOUND, "zone: " + zone + " (expected: a name that the tenant has claimed)");
    }

    private static Answer answer(int status, NameClaim claim, Optional<DomainName> nameServer) {
        return Answer.json(status, out -> {
            out.writeStartObject();
            out.writeStringField("zone", claim.zone().toString());
            out.writeObjectFieldStart("challenge");
            out.writeStringField("name", claim.challenge().toString());
            out.writeStringField("type", "TXT");
            out.writeStringField("value", claim.token());
            out.writeEndObject();
            out.writeStringField(
                    "nameServer", nameServer.map(DomainName::toString).orElse(null));
            out.writeStringField("expiresAt", claim.expiresAt().toString());
            Optional<Instant> provenAt = claim.provenAt();
            if (provenAt.isPresent()) {
                out.writeStringField("provenAt", provenAt.get().toString());
            } else {
                out.writeNullField("provenAt");
            }
            out.writeEndObject();
        });
    }
}
