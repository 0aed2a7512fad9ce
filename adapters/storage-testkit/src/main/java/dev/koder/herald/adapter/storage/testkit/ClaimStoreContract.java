package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.GLOBEX;
import static dev.koder.herald.adapter.storage.testkit.Samples.START;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.claim.port.ClaimStore;
import dev.koder.herald.application.zone.CreateOutcome;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.claim.NameClaim;
import dev.koder.herald.domain.claim.ProofPolicy;
import dev.koder.herald.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link ClaimStore} keeps to, together with the creation of zones. */
abstract class ClaimStoreContract extends Contract {

    private static final Instant FREE_AT = DELETED_AT.plus(ZoneStore.HELD_AFTER_DELETION);

    private ClaimStore claims() {
        return stores().claims();
    }

    private static NameClaim claim(TenantId tenant, String zone, Instant at) {
        return new NameClaim(tenant, name(zone), "token-" + tenant + "-" + zone + "-" + at, at, Optional.empty());
    }

    @Test
    void finds_a_claim_as_long_as_it_is_valid() {
        NameClaim claim = claim(ACME, "Example.ORG", START);

        assertThat(claims().open(claim)).contains(claim);
        assertThat(claims().find(ACME, name("example.org"), START)).contains(claim);
        assertThat(claims().find(ACME, name("example.org"), claim.expiresAt().minusNanos(1)))
                .isPresent();
        assertThat(claims().find(ACME, name("example.org"), claim.expiresAt())).isEmpty();
        assertThat(claims().find(GLOBEX, name("example.org"), START)).isEmpty();
    }

    @Test
    void keeps_the_first_claim_of_a_name_until_it_ends() {
        NameClaim first = claim(ACME, "example.org", START);
        claims().open(first);
        NameClaim later = claim(ACME, "example.org", first.expiresAt());

        assertThat(claims().open(claim(ACME, "example.org", START.plusSeconds(1))))
                .contains(first);
        assertThat(claims().open(claim(GLOBEX, "example.org", START))
                        .orElseThrow()
                        .tenant())
                .isEqualTo(GLOBEX);
        assertThat(claims().open(later)).contains(later);
    }

    @Test
    void keeps_so_many_of_a_tenant_and_no_more() {
        IntStream.range(0, NameClaim.MOST)
                .forEach(i -> assertThat(claims().open(claim(ACME, "zone-" + i + ".example", START)))
                        .isPresent());

        assertThat(claims().open(claim(ACME, "example.org", START))).isEmpty();
        assertThat(claims().open(claim(GLOBEX, "example.org", START))).isPresent();
        assertThat(claims().open(claim(ACME, "example.org", START.plus(NameClaim.VALID))))
                .isPresent();
    }

    @Test
    void remembers_that_a_claim_was_proven() {
        NameClaim claim = claims().open(claim(ACME, "example.org", START)).orElseThrow();
        claims().prove(claim.proven(START.plusSeconds(5)));

        assertThat(claims().find(ACME, name("example.org"), START.plusSeconds(6)))
                .contains(claim.proven(START.plusSeconds(5)));
    }

    @Test
    void gives_a_name_that_another_tenant_had_only_to_whoever_has_proven_it_and_only_once() {
        anotherTenantHadIt();
        ZoneBuilder wish = aZone().ownedBy(GLOBEX).wishedAt(FREE_AT).proving(ProofPolicy.RECLAIM);
        CreateOutcome before = zones().create(wish.creation());
        NameClaim claim = claims().open(claim(GLOBEX, "example.org", FREE_AT)).orElseThrow();
        CreateOutcome unproven = zones().create(wish.creation());
        claims().prove(claim.proven(FREE_AT));

        created(wish);

        assertThat(before).isEqualTo(new CreateOutcome.ProofRequired());
        assertThat(unproven).isEqualTo(new CreateOutcome.ProofRequired());
        assertThat(claims().find(GLOBEX, name("example.org"), FREE_AT)).isEmpty();
    }

    @Test
    void asks_no_proof_where_the_policy_does_not() {
        anotherTenantHadIt();

        created(aZone().named("example.com").proving(ProofPolicy.RECLAIM));
        created(aZone().ownedBy(GLOBEX).wishedAt(FREE_AT).proving(ProofPolicy.OFF));
    }

    @Test
    void asks_proof_of_every_name_but_ones_own_where_the_policy_does() {
        anotherTenantHadIt();
        ZoneBuilder fresh = aZone().named("example.com").proving(ProofPolicy.ALWAYS);

        created(aZone().wishedAt(DELETED_AT).proving(ProofPolicy.ALWAYS));

        assertThat(zones().create(fresh.creation())).isEqualTo(new CreateOutcome.ProofRequired());
    }

    private void anotherTenantHadIt() {
        created(aZone().ownedBy(ACME));
        deleted(ACME, "example.org");
    }
}
