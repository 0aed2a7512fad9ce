package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.GLOBEX;
import static dev.koder.herald.adapter.storage.testkit.Samples.START;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.access.Token;
import dev.koder.herald.application.access.TokenHash;
import dev.koder.herald.application.access.TokenId;
import dev.koder.herald.application.access.TokenSettings;
import dev.koder.herald.application.access.port.TokenStore;
import dev.koder.herald.application.access.port.TokenStore.Insertion;
import dev.koder.herald.application.identity.Permission;
import dev.koder.herald.domain.access.Action;
import dev.koder.herald.domain.access.Authority;
import dev.koder.herald.domain.access.NamePattern;
import dev.koder.herald.domain.access.Policy;
import dev.koder.herald.domain.access.ValuePattern;
import dev.koder.herald.domain.access.ZonePattern;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.IpNetwork;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link TokenStore} keeps to. */
abstract class TokenStoreContract extends Contract {

    private static final int ROOM = 10;
    private static final TokenId ID = new TokenId("tok_1");
    private static final TokenHash HASH = new TokenHash("hash of tok_1");

    private static final Authority FAR = new Authority.Limited(List.of(
            new Policy(
                    new ZonePattern.Within(name("example.org")),
                    new NamePattern.Label(DomainName.parse("_acme-challenge")),
                    Set.of(RecordType.TXT, RecordType.of(65_280)),
                    new ValuePattern("\"*\""),
                    Set.of(Action.EXTEND, Action.PRUNE)),
            new Policy(
                    new ZonePattern.Exact(name("a\\032b.example")),
                    new NamePattern.Exact(DomainName.ROOT),
                    Set.of(),
                    ValuePattern.ANY,
                    Set.of(Action.READ)),
            new Policy(
                    ZonePattern.ANY,
                    new NamePattern.Within(DomainName.parse("*.dyn")),
                    Set.of(RecordType.A),
                    ValuePattern.ANY,
                    Set.of(Action.values())),
            new Policy(ZonePattern.ANY, NamePattern.ANY, Set.of(), ValuePattern.ANY, Set.of(Action.READ))));

    private TokenStore tokens() {
        return stores().tokens();
    }

    private static Token token(TenantId tenant, String id) {
        return new Token(
                new TokenId(id),
                tenant,
                new TokenSettings(
                        "the build of " + id,
                        Set.of(Permission.READ),
                        Authority.EVERYTHING,
                        Optional.empty(),
                        List.of()),
                new Actor("alice"),
                START,
                Optional.empty(),
                Optional.empty());
    }

    private Token inserted(TenantId tenant, String id) {
        Token token = token(tenant, id);
        assertThat(tokens().insert(token, new TokenHash("hash of " + id), ROOM)).isEqualTo(Insertion.ADDED);
        return token;
    }

    @Test
    void gives_back_what_was_put_in() {
        Token plain = inserted(ACME, "tok_1");
        Token full = new Token(
                new TokenId("tok_2"),
                ACME,
                new TokenSettings(
                        "für Zertifikate",
                        Set.of(Permission.READ, Permission.WRITE),
                        FAR,
                        Optional.of(START.plusNanos(1)),
                        List.of(IpNetwork.parse("192.0.2.0/24"), IpNetwork.parse("2001:db8::1"))),
                new Actor("a person"),
                START.plusNanos(7),
                Optional.of(START.plusSeconds(1)),
                Optional.of(START.plusSeconds(2)));
        assertThat(tokens().insert(full, new TokenHash("hash of tok_2"), ROOM)).isEqualTo(Insertion.ADDED);

        assertThat(tokens().find(ACME, ID)).contains(plain);
        assertThat(tokens().find(ACME, full.id())).contains(full);
        assertThat(tokens().list(ACME)).containsExactly(plain, full);
        assertThat(tokens().identify(new TokenHash("hash of tok_2"))).contains(full);
    }

    @Test
    void tells_a_token_without_policies_from_one_that_may_go_everywhere() {
        Token everywhere = inserted(ACME, "tok_1");
        TokenSettings known = everywhere.settings();
        Token nowhere = new Token(
                new TokenId("tok_2"),
                ACME,
                new TokenSettings(
                        known.name(),
                        known.permissions(),
                        new Authority.Limited(List.of()),
                        Optional.empty(),
                        List.of()),
                everywhere.createdBy(),
                START,
                Optional.empty(),
                Optional.empty());
        assertThat(tokens().insert(nowhere, new TokenHash("hash of tok_2"), ROOM))
                .isEqualTo(Insertion.ADDED);

        assertThat(tokens().list(ACME)).containsExactly(everywhere, nowhere);
    }

    @Test
    void knows_no_secret_but_those_of_its_tokens() {
        inserted(ACME, "tok_1");

        assertThat(tokens().identify(new TokenHash("hash of tok_2"))).isEmpty();
        assertThat(tokens().identify(new TokenHash(""))).isEmpty();
    }

    @Test
    void adds_no_more_than_a_tenant_may_have_those_that_were_revoked_left_out() {
        Token first = token(ACME, "tok_1");
        assertThat(tokens().insert(first, HASH, 1)).isEqualTo(Insertion.ADDED);
        assertThat(tokens().insert(token(ACME, "tok_2"), new TokenHash("2"), 1)).isEqualTo(Insertion.TOO_MANY);
        assertThat(tokens().insert(token(GLOBEX, "tok_3"), new TokenHash("3"), 1))
                .isEqualTo(Insertion.ADDED);

        assertThat(tokens().revoke(ACME, ID, START)).isTrue();

        assertThat(tokens().insert(token(ACME, "tok_2"), new TokenHash("2"), 1)).isEqualTo(Insertion.ADDED);
        assertThat(tokens().list(ACME)).hasSize(2);
    }

    @Test
    void adds_none_of_an_id_that_there_is_already() {
        Token first = inserted(ACME, "tok_1");
        assertThat(tokens().revoke(ACME, ID, START)).isTrue();

        assertThat(tokens().insert(token(ACME, "tok_1"), new TokenHash("2"), ROOM))
                .isEqualTo(Insertion.ID_TAKEN);
        assertThat(tokens().insert(token(GLOBEX, "tok_1"), new TokenHash("2"), ROOM))
                .isEqualTo(Insertion.ID_TAKEN);
        assertThat(tokens().find(ACME, ID)).contains(first.revoked(START));
        assertThat(tokens().identify(new TokenHash("2"))).isEmpty();
    }

    @Test
    void gives_a_token_other_settings_and_leaves_the_rest() {
        Token before = inserted(ACME, "tok_1");
        Token other = inserted(ACME, "tok_2");
        TokenSettings settings = new TokenSettings(
                "another",
                Set.of(Permission.READ, Permission.WRITE),
                FAR,
                Optional.of(START.plusSeconds(9)),
                List.of(IpNetwork.parse("192.0.2.0/24")));

        assertThat(tokens().alter(ACME, ID, known -> {
                    assertThat(known).isEqualTo(before.settings());
                    return settings;
                }))
                .contains(before.with(settings));
        assertThat(tokens().identify(HASH)).contains(before.with(settings));
        assertThat(tokens().list(ACME)).containsExactly(before.with(settings), other);

        tokens().alter(ACME, ID, known -> before.settings());
        assertThat(tokens().find(ACME, ID)).contains(before);
    }

    @Test
    void alters_no_token_that_is_revoked_or_another_tenants() {
        inserted(ACME, "tok_1");

        assertThat(tokens().alter(GLOBEX, ID, known -> known)).isEmpty();
        assertThat(tokens().alter(ACME, new TokenId("tok_2"), known -> known)).isEmpty();
        tokens().revoke(ACME, ID, START);
        assertThat(tokens().alter(ACME, ID, known -> known)).isEmpty();
    }

    @Test
    void keeps_tenants_apart() {
        Token token = inserted(ACME, "tok_1");

        assertThat(tokens().find(GLOBEX, ID)).isEmpty();
        assertThat(tokens().list(GLOBEX)).isEmpty();
        assertThat(tokens().revoke(GLOBEX, ID, START)).isFalse();
        assertThat(tokens().find(ACME, ID)).contains(token);
    }

    @Test
    void revokes_once() {
        Token token = inserted(ACME, "tok_1");
        Token other = inserted(ACME, "tok_2");

        assertThat(tokens().revoke(ACME, ID, START.plusSeconds(5))).isTrue();
        assertThat(tokens().revoke(ACME, ID, START.plusSeconds(6))).isFalse();

        assertThat(tokens().identify(HASH)).contains(token.revoked(START.plusSeconds(5)));
        assertThat(tokens().find(ACME, other.id())).contains(other);
    }

    @Test
    void notes_uses_of_those_that_are_there() {
        Token token = inserted(ACME, "tok_1");
        Token other = inserted(GLOBEX, "tok_2");

        tokens().used(Map.of(ID, START.plusSeconds(5), new TokenId("tok_9"), START));

        assertThat(tokens().list(ACME)).containsExactly(token.used(START.plusSeconds(5)));
        assertThat(tokens().list(GLOBEX)).containsExactly(other);
    }

    @Test
    void forgets_what_was_revoked_long_ago() {
        inserted(ACME, "tok_1");
        inserted(ACME, "tok_2");
        Token kept = inserted(ACME, "tok_3");
        assertThat(tokens().revoke(ACME, ID, START)).isTrue();
        assertThat(tokens().revoke(ACME, new TokenId("tok_2"), START.plusSeconds(1)))
                .isTrue();

        tokens().forget(START.plusSeconds(1));

        assertThat(tokens().list(ACME)).extracting(Token::id).containsExactly(new TokenId("tok_2"), kept.id());
        assertThat(tokens().identify(HASH)).isEmpty();
        assertThat(tokens().insert(token(ACME, "tok_1"), HASH, ROOM)).isEqualTo(Insertion.ADDED);
    }
}
