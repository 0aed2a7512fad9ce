package dev.koder.herald.application.claim;

import dev.koder.herald.application.audit.Deed;
import dev.koder.herald.application.claim.port.ClaimStore;
import dev.koder.herald.application.claim.port.DnsLookup;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.RandomHex;
import dev.koder.herald.domain.claim.NameClaim;
import dev.koder.herald.domain.claim.NameObstacle;
import dev.koder.herald.domain.dns.DomainName;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Lets a tenant prove that a name is its own: it gets a token, has the DNS say it, and the DNS is asked. Safe for use by many
 * threads.
 */
public final class ClaimName {

    private static final int TOKEN_OCTETS = 20;

    private final ClaimStore claims;
    private final NameClaims names;
    private final DnsLookup dns;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Optional<DomainName> nameServers;

    /**
     * Keeps claims in this store and asks this DNS.
     *
     * @param random where tokens come from: not to be foreseen
     * @param nameServers below which each claim has a name server of its own, which the operators have answer; empty where a
     *     delegation proves nothing
     */
    public ClaimName(
            ClaimStore claims,
            NameClaims names,
            DnsLookup dns,
            InstantSource clock,
            RandomGenerator random,
            Optional<DomainName> nameServers) {
        this.nameServers = nameServers;
        this.claims = claims;
        this.names = names;
        this.dns = dns;
        this.clock = clock;
        this.random = random;
    }

    /** What became of a wish to claim a name. */
    public sealed interface Claimed {

        /** It is kept; the same one as before where there was one. */
        record Kept(NameClaim claim) implements Claimed {}

        /** Nobody has a zone of this name, so there is nothing to prove. */
        record NotAvailable(NameObstacle obstacle) implements Claimed {}

        /** The tenant has as many claims as it may have. */
        record TooMany() implements Claimed {}
    }

    /** What became of a wish to have a claim looked at. */
    public sealed interface Verified {

        /** The DNS says the token. */
        record Proven(NameClaim claim) implements Verified {}

        /**
         * It does not, or could not be asked.
         *
         * @param found what it said instead
         */
        record NotProven(NameClaim claim, String found) implements Verified {}

        /** The tenant has no such claim, or not any more. */
        record NoSuchClaim() implements Verified {}
    }

    /** Gives the tenant a token to prove a name with. */
    public Claimed claim(Caller caller, DomainName zone) {
        Optional<NameObstacle> obstacle = names.obstacle(caller, zone);
        if (obstacle.isPresent()) {
            return new Claimed.NotAvailable(obstacle.get());
        }
        NameClaim wish = new NameClaim(
                caller.tenant(), zone, "herald-" + RandomHex.of(random, TOKEN_OCTETS), now(), Optional.empty());
        Deed.say("zone", zone);
        return claims.open(wish).<Claimed>map(Claimed.Kept::new).orElseGet(Claimed.TooMany::new);
    }

    private Instant now() {
        return clock.instant();
    }

    /** The tenant's claim, as it stands. */
    public Optional<NameClaim> show(Caller caller, DomainName zone) {
        return claims.find(caller.tenant(), zone, now());
    }

    /** Asks the DNS, and keeps what it says for the tenant's claim. */
    public Verified verify(Caller caller, DomainName zone) {
        return show(caller, zone).map(this::verified).orElseGet(Verified.NoSuchClaim::new);
    }

    private Verified verified(NameClaim claim) {
        if (claim.provenAt().isPresent()) {
            return new Verified.Proven(claim);
        }
        Optional<String> objection = objectionOfText(claim);
        Optional<String> both = objection.flatMap(text -> nameServer(claim)
                .map(expected -> objectionOfDelegation(claim, expected).map(other -> text + "; " + other))
                .orElse(Optional.of(text)));
        return both.<Verified>map(found -> new Verified.NotProven(claim, found)).orElseGet(() -> proven(claim));
    }

    /** The name server that proves this claim where the name is delegated to it. */
    public Optional<DomainName> nameServer(NameClaim claim) {
        return nameServers.map(claim::nameServer);
    }

    /** What the DNS said in the place of the token; empty where it said it. */
    private Optional<String> objectionOfText(NameClaim claim) {
        return switch (dns.texts(claim.challenge())) {
            case DnsLookup.Answer.Silent(String reason) -> Optional.of(reason);
            case DnsLookup.Answer.Texts(List<String> texts) ->
                texts.contains(claim.token())
                        ? Optional.empty()
                        : Optional.of(texts.size() + " TXT records, none of them the token");
        };
    }

    /** Where the name is delegated to in the place of this name server; empty where it is delegated to it, whoever else besides. */
    private Optional<String> objectionOfDelegation(NameClaim claim, DomainName expected) {
        return switch (dns.delegation(claim.zone())) {
            case DnsLookup.Delegation.Unknown(String reason) -> Optional.of(reason);
            case DnsLookup.Delegation.To(List<DomainName> servers) ->
                servers.contains(expected)
                        ? Optional.empty()
                        : Optional.of("delegated to " + servers.size() + " name servers, none of them the claim's");
        };
    }

    private Verified proven(NameClaim claim) {
        NameClaim proven = claim.proven(now());
        claims.prove(proven);
        return new Verified.Proven(proven);
    }
}
