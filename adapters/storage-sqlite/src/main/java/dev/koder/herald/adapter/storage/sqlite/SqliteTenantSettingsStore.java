package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.zone.port.TenantSettingsStore;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.tenant.TenantId;
import dev.koder.herald.domain.zone.NameServer;
import dev.koder.herald.domain.zone.NameServerSetName;
import dev.koder.herald.domain.zone.NameServers;
import dev.koder.herald.domain.zone.SerialPolicy;
import dev.koder.herald.domain.zone.SoaSettings;
import dev.koder.herald.domain.zone.TenantSettings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What tenants have settled, in SQLite. */
final class SqliteTenantSettingsStore implements TenantSettingsStore {

    private static final String BETWEEN_ADDRESSES = " ";

    private final Writer writer;
    private final Readers readers;

    SqliteTenantSettingsStore(Writer writer, Readers readers) {
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public TenantSettings find(TenantId tenant) {
        return readers.readOneState(session -> read(session, tenant));
    }

    private static TenantSettings read(Session session, TenantId tenant) {
        SortedMap<NameServerSetName, NameServers> sets = sets(session, tenant);
        try (Rows row = session.rows(TenantSettingsSql.FIND, tenant.value())) {
            return row.next()
                    ? new TenantSettings(soa(row), row.optionalText(9).map(NameServerSetName::new), sets)
                    : TenantSettings.NONE;
        }
    }

    private static SoaSettings soa(Rows row) {
        return new SoaSettings(
                row.optionalText(1).map(DomainName::parse),
                row.optionalText(2).map(DomainName::parse),
                row.optionalNumber(3),
                row.optionalNumber(4),
                row.optionalNumber(5),
                row.optionalNumber(6),
                row.optionalNumber(7).map(Ttl::new),
                row.optionalText(8).map(SerialPolicy::parse));
    }

    private static SortedMap<NameServerSetName, NameServers> sets(Session session, TenantId tenant) {
        SortedMap<NameServerSetName, List<NameServer>> sets = new TreeMap<>();
        try (Rows row = session.rows(TenantSettingsSql.SETS, tenant.value())) {
            while (row.next()) {
                NameServer server = new NameServer(
                        DomainName.parse(row.text(2)), row.optionalText(3).map(SqliteTenantSettingsStore::addresses));
                sets.computeIfAbsent(new NameServerSetName(row.text(1)), name -> new ArrayList<>())
                        .add(server);
            }
        }
        SortedMap<NameServerSetName, NameServers> whole = new TreeMap<>();
        sets.forEach((name, servers) -> whole.put(name, new NameServers(servers)));
        return whole;
    }

    private static List<Rdata> addresses(String text) {
        return Arrays.stream(text.split(BETWEEN_ADDRESSES, -1))
                .filter(address -> !address.isEmpty())
                .map(NameServer::address)
                .toList();
    }

    @Override
    public boolean replace(TenantId tenant, TenantSettings expected, TenantSettings next) {
        return writer.write(session -> {
            boolean isExpected = read(session, tenant).equals(expected);
            if (isExpected) {
                write(session, tenant, next);
            }
            return isExpected;
        });
    }

    private static void write(Session session, TenantId tenant, TenantSettings settings) {
        session.run(TenantSettingsSql.FORGET, tenant.value());
        session.run(TenantSettingsSql.FORGET_SETS, tenant.value());
        SoaSettings soa = settings.soa();
        session.run(
                TenantSettingsSql.INSERT,
                tenant.value(),
                orNull(soa.mname()),
                orNull(soa.rname()),
                soa.refresh().orElse(null),
                soa.retry().orElse(null),
                soa.expire().orElse(null),
                soa.minimum().orElse(null),
                soa.ttl().map(Ttl::seconds).orElse(null),
                soa.serialPolicy().map(SerialPolicy::word).orElse(null),
                orNull(settings.nameServerSet()));
        Batch servers = session.batch(TenantSettingsSql.INSERT_NAME_SERVER);
        settings.sets().forEach((name, set) -> write(servers, tenant, name, set.servers()));
        servers.finish();
    }

    private static void write(Batch batch, TenantId tenant, NameServerSetName set, List<NameServer> servers) {
        for (int place = 0; place < servers.size(); place++) {
            NameServer server = servers.get(place);
            batch.add(
                    tenant.value(),
                    set.value(),
                    place,
                    server.name().toString(),
                    orNull(server.addresses().map(SqliteTenantSettingsStore::text)));
        }
    }

    private static String text(List<Rdata> addresses) {
        return addresses.stream().map(Rdata::toText).collect(Collectors.joining(BETWEEN_ADDRESSES));
    }

    private static @Nullable String orNull(Optional<?> value) {
        return value.map(Object::toString).orElse(null);
    }
}
