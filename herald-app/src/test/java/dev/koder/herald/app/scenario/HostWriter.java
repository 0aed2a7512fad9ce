package dev.koder.herald.app.scenario;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

/** Changes a few hosts, alone or all of them at once. */
final class HostWriter extends RepeatingWriter {

    private static final int HOSTS = 4;

    private final WatchedZone zone;
    private final String name;
    private final Random random;
    private int value;

    HostWriter(WatchedZone zone, String name, Random random) {
        super(name);
        this.zone = zone;
        this.name = name;
        this.random = random;
    }

    @Override
    void acknowledged(long serial) {
        zone.acknowledged(serial);
    }

    @Override
    KeyedWrite next(Map<String, String> state, String key) {
        String host = host(random.nextInt(HOSTS));
        int what = random.nextInt(10);
        if (what == 0 && state.containsKey(host)) {
            state.remove(host);
            return KeyedWrite.of("DELETE", path(host), "", key);
        }
        String address = Addresses.numbered(++value);
        if (what < 3) {
            return all(state, address, key);
        }
        state.put(host, address);
        return KeyedWrite.of("PUT", path(host), "{\"ttl\":60,\"records\":[\"" + address + "\"]}", key);
    }

    private KeyedWrite all(Map<String, String> state, String address, String key) {
        StringBuilder items = new StringBuilder();
        for (int i = 0; i < HOSTS; i++) {
            state.put(host(i), address);
            items.append(i == 0 ? "[" : ",")
                    .append("{\"name\":\"%s\",\"type\":\"A\",\"action\":\"replace\",\"ttl\":60,\"records\":[\"%s\"]}"
                            .formatted(host(i), address));
        }
        return KeyedWrite.of(
                "PATCH",
                "/api/v1/zones/" + zone.name() + "/rrsets",
                items.append(']').toString(),
                key);
    }

    private String host(int number) {
        return name + "-" + number;
    }

    private String path(String host) {
        return "/api/v1/zones/" + zone.name() + "/rrsets/" + host + "/A";
    }

    @Override
    Map<String, String> stored(Api api) {
        Map<String, String> stored = new HashMap<>();
        zone.contents(api).forEach((key, records) -> {
            if (key.startsWith(name + "-")) {
                stored.put(key.substring(0, key.indexOf('.')), records.replace("\"", ""));
            }
        });
        return stored;
    }

    @Override
    long effects(Api api) {
        return zone.serial(api);
    }
}
