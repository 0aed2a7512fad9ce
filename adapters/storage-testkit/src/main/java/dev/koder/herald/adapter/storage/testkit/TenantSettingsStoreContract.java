package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.GLOBEX;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.zone.port.TenantSettingsStore;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.zone.NameServer;
import dev.koder.herald.domain.zone.NameServerSetName;
import dev.koder.herald.domain.zone.NameServers;
import dev.koder.herald.domain.zone.SerialPolicy;
import dev.koder.herald.domain.zone.SoaSettings;
import dev.koder.herald.domain.zone.TenantSettings;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link TenantSettingsStore} keeps to. */
abstract class TenantSettingsStoreContract extends Contract {

    private static final NameServerSetName VANITY = new NameServerSetName("vanity");
    private static final NameServerSetName OTHERS = new NameServerSetName("others");
    private static final SoaSettings EVERYTHING = new SoaSettings(
            Optional.of(name("hidden.example.net")),
            Optional.of(name("first\\.last.example.net")),
            Optional.of(1L),
            Optional.of(2L),
            Optional.of(2_147_483_647L),
            Optional.of(0L),
            Optional.of(new Ttl(5)),
            Optional.of(SerialPolicy.UNIX_TIME));
    private static final SoaSettings LITTLE = new SoaSettings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(900L),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    private static final NameServers SERVERS = new NameServers(List.of(
            new NameServer(
                    name("z.example.org"),
                    Optional.of(List.of(NameServer.address("2001:db8::1"), NameServer.address("192.0.2.1")))),
            new NameServer(name("a.example.net")),
            new NameServer(name("none.example.net"), Optional.of(List.of()))));

    private TenantSettingsStore settings() {
        return stores().tenantSettings();
    }

    @Test
    void knows_nothing_of_a_tenant_at_first() {
        assertThat(settings().find(ACME)).isEqualTo(TenantSettings.NONE);
    }

    @Test
    void finds_what_was_settled() {
        TenantSettings all = TenantSettings.NONE
                .with(VANITY, SERVERS)
                .with(OTHERS, NameServers.of(List.of(name("ns.example.net"))))
                .withDefaults(EVERYTHING, Optional.of(VANITY));

        assertThat(settings().replace(ACME, TenantSettings.NONE, all)).isTrue();

        assertThat(settings().find(ACME)).isEqualTo(all);
        assertThat(settings().find(ACME).set(VANITY)).contains(SERVERS);
    }

    @Test
    void forgets_what_is_settled_no_longer() {
        TenantSettings all = TenantSettings.NONE.with(VANITY, SERVERS).withDefaults(EVERYTHING, Optional.of(VANITY));
        TenantSettings less = TenantSettings.NONE
                .with(OTHERS, NameServers.of(List.of(name("ns.example.net"))))
                .withDefaults(LITTLE, Optional.empty());
        settings().replace(ACME, TenantSettings.NONE, all);

        assertThat(settings().replace(ACME, all, less)).isTrue();

        assertThat(settings().find(ACME)).isEqualTo(less);
    }

    @Test
    void replaces_a_set_by_a_shorter_one() {
        TenantSettings before = TenantSettings.NONE.with(VANITY, SERVERS);
        TenantSettings after = TenantSettings.NONE.with(VANITY, NameServers.of(List.of(name("ns.example.net"))));
        settings().replace(ACME, TenantSettings.NONE, before);

        settings().replace(ACME, before, after);

        assertThat(settings().find(ACME)).isEqualTo(after);
    }

    @Test
    void leaves_settings_alone_that_are_not_the_ones_expected() {
        TenantSettings stored = TenantSettings.NONE.withDefaults(LITTLE, Optional.empty());
        settings().replace(ACME, TenantSettings.NONE, stored);

        assertThat(settings().replace(ACME, TenantSettings.NONE, TenantSettings.NONE.with(VANITY, SERVERS)))
                .isFalse();

        assertThat(settings().find(ACME)).isEqualTo(stored);
    }

    @Test
    void keeps_tenants_apart() {
        TenantSettings acme = TenantSettings.NONE.with(VANITY, SERVERS);
        TenantSettings globex = TenantSettings.NONE.withDefaults(LITTLE, Optional.empty());
        settings().replace(ACME, TenantSettings.NONE, acme);

        assertThat(settings().find(GLOBEX)).isEqualTo(TenantSettings.NONE);
        assertThat(settings().replace(GLOBEX, TenantSettings.NONE, globex)).isTrue();

        assertThat(settings().find(ACME)).isEqualTo(acme);
        assertThat(settings().find(GLOBEX)).isEqualTo(globex);
    }

    @Test
    void keeps_as_many_sets_as_a_tenant_may_have() {
        TenantSettings many = TenantSettings.NONE;
        for (int i = 0; i < TenantSettings.MOST_SETS; i++) {
            many = many.with(new NameServerSetName("set-" + i), SERVERS);
        }

        settings().replace(ACME, TenantSettings.NONE, many);

        assertThat(settings().find(ACME)).isEqualTo(many);
    }

    @Test
    void lets_one_of_many_win_who_replace_the_same_settings() {
        AtomicInteger winners = new AtomicInteger();

        IntStream.range(0, 32).parallel().forEach(i -> {
            NameServerSetName set = new NameServerSetName("set-" + i);
            if (settings().replace(ACME, TenantSettings.NONE, TenantSettings.NONE.with(set, SERVERS))) {
                winners.incrementAndGet();
            }
        });

        assertThat(winners).hasValue(1);
        assertThat(settings().find(ACME).sets()).hasSize(1);
    }

    @Test
    void moves_no_feed() {
        created(aZone());
        var before = feed();

        settings().replace(ACME, TenantSettings.NONE, TenantSettings.NONE.with(VANITY, SERVERS));

        assertThat(feed()).isEqualTo(before);
    }
}
