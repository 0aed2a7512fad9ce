package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.zone.OwningZones;
import dev.koder.herald.application.zone.port.ZoneStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.Zone;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which zones names belong to, and what it takes to find out. */
class OwningZonesTest {

    private static final TenantId TENANT = new TenantId("tenant-a");

    private final RunningApi api = RunningApi.start();
    private final AtomicInteger lookUps = new AtomicInteger();

    @AfterEach
    void stop() {
        api.close();
    }

    private ZoneStore counting() {
        ZoneStore zones = api.stores().zones();
        return (ZoneStore) Proxy.newProxyInstance(
                ZoneStore.class.getClassLoader(), new Class<?>[] {ZoneStore.class}, (proxy, method, arguments) -> {
                    lookUps.incrementAndGet();
                    return method.invoke(zones, arguments);
                });
    }

    private Optional<DomainName> nearest(DomainName name) {
        return Stream.iterate(name, it -> !it.isRoot(), DomainName::parent)
                .flatMap(it -> api.stores().zones().find(TENANT, it).stream())
                .map(Zone::name)
                .findFirst();
    }

    /** A name of up to five labels of two letters, so that many of them are above others. */
    private static String name(RandomGenerator random) {
        return IntStream.range(0, 1 + random.nextInt(5))
                .mapToObj(i -> random.nextBoolean() ? "a" : "b")
                .collect(Collectors.joining("."));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void finds_the_nearest_zone_at_or_above_each_name_whatever_the_order(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        IntStream.range(0, 12)
                .mapToObj(i -> name(random) + ".example")
                .distinct()
                .forEach(api::createZone);
        List<DomainName> names = IntStream.range(0, 200)
                .mapToObj(i -> DomainName.parse(name(random) + (i % 20 == 0 ? ".test" : ".example")))
                .toList();
        OwningZones inOrder = new OwningZones(counting(), TENANT);
        OwningZones asTheyCome = new OwningZones(counting(), TENANT);

        assertThat(names.stream().sorted().toList())
                .allSatisfy(name -> assertThat(inOrder.of(name).map(Zone::name)).isEqualTo(nearest(name)));
        assertThat(names).allSatisfy(name -> assertThat(asTheyCome.of(name).map(Zone::name))
                .isEqualTo(nearest(name)));
    }

    @Test
    void names_of_one_zone_take_two_look_ups_however_deep_and_many_they_are() {
        api.createZone("a.example");
        api.createZone("c.example");
        OwningZones owning = new OwningZones(counting(), TENANT);

        IntStream.range(0, 1000)
                .mapToObj(n -> DomainName.parse("x.".repeat(100) + "n" + n + ".a.example"))
                .sorted()
                .forEach(name -> assertThat(owning.of(name)).isPresent());

        assertThat(lookUps).hasValue(2);
    }

    @Test
    void a_name_of_no_zone_takes_as_many_look_ups_as_zones_are_near_it_not_as_it_has_labels() {
        api.createZone("a.example");
        OwningZones owning = new OwningZones(counting(), TENANT);

        assertThat(owning.of(DomainName.parse("x.".repeat(100) + "b.example"))).isEmpty();

        assertThat(lookUps).hasValueLessThanOrEqualTo(2);
    }
}
