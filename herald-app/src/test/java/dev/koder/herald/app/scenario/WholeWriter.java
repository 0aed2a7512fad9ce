package dev.koder.herald.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;

/** Replaces all that a zone holds, so that the same stands everywhere in it. */
final class WholeWriter extends RepeatingWriter {

    private static final int HOSTS = 100;

    private final WatchedZone zone;
    private int value;

    WholeWriter(WatchedZone zone) {
        super("whole");
        this.zone = zone;
    }

    @Override
    void acknowledged(long serial) {
        zone.acknowledged(serial);
    }

    @Override
    KeyedWrite next(Map<String, String> state, String key) {
        String address = Addresses.numbered(++value);
        StringBuilder text =
                new StringBuilder("$TTL 60\n@ SOA ns1 hostmaster 1 3600 900 86400 60\n@ NS ns1\nns1 A 192.0.2.1\n");
        for (int i = 0; i < HOSTS; i++) {
            text.append("h").append(i).append(" A ").append(address).append('\n');
        }
        state.put("all", address);
        return new KeyedWrite("POST", "/api/v1/zones/" + zone.name() + "/import", "text/dns", text.toString(), key);
    }

    @Override
    Map<String, String> stored(Api api) {
        Map<String, Long> values = zone.contents(api).entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("h"))
                .collect(Collectors.groupingBy(entry -> entry.getValue().replace("\"", ""), Collectors.counting()));
        if (values.isEmpty()) {
            return Map.of();
        }
        assertThat(values).hasSize(1).containsValue((long) HOSTS);
        return Map.of("all", values.keySet().iterator().next());
    }

    @Override
    long effects(Api api) {
        return zone.serial(api);
    }
}
