package dev.koder.herald.adapter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.zone.MemoryContents;
import dev.koder.herald.domain.zone.ZonePatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RRsets in pieces are what a map of them would be, whatever is put in and taken away. */
class RecordSetRowsTest {

    private static final DomainName ZONE = DomainName.parse("example.org");
    private static final List<RecordType> TYPES = List.of(RecordType.A, RecordType.TXT, RecordType.AAAA);
    private static final long ID = 1;

    private final Random random = new Random(11);
    private final NavigableMap<RecordKey, RecordSet> model = new TreeMap<>(Comparator.comparing(RecordKey::owner)
            .thenComparingInt(key -> key.type().code()));

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Session session;

    @SuppressWarnings("NullAway.Init") // set before each test
    private RecordSetRows rows;

    @BeforeEach
    void open() {
        Path database = folder.resolve("herald.db");
        Opened.at(database).close();
        session = new Connections(SqliteConfig.of(database)).writer();
        session.beginWriting();
        session.run("INSERT INTO zone (id, name_key, tenant, serial, soa_rdata, soa_ttl, rrset_count, created_at,"
                + " changed_at, change_sequence) VALUES (1, x'', 't', 1, x'', 1, 1, 1, 1, 1)");
        rows = new RecordSetRows(session, ID, ZONE);
    }

    @AfterEach
    void close() {
        session.rollBack();
        session.close();
    }

    @Test
    void hold_what_was_put_in_and_not_taken_away() {
        for (int step = 0; step < 400; step++) {
            change(step % 100 < 60 ? 4 : 1);
            compare();
        }
    }

    @Test
    void hold_what_they_were_filled_with() {
        change(3000);
        rows.clear();

        rows.fill(MemoryContents.of(model.values()));

        compare();
        assertThat(pieces()).allMatch(piece -> piece.start().length + piece.rrsets().length <= Piece.LARGEST);
        assertThat((double) model.size() / pieces().size()).isGreaterThan(8);
    }

    @Test
    void join_pieces_that_became_small() {
        change(3000);
        int before = pieces().size();
        Set<RecordKey> keys = new HashSet<>(model.keySet());
        keys.removeIf(key -> key.owner().hashCode() % 50 == 0);

        for (RecordKey key : keys) {
            rows.apply(new ZonePatch(List.of(model.remove(key)), List.of()));
        }

        compare();
        assertThat(pieces()).hasSizeLessThan(before / 4);
    }

    @Test
    void hold_nothing_once_all_is_taken_away() {
        change(500);

        rows.apply(new ZonePatch(List.copyOf(model.values()), List.of()));

        assertThat(pieces()).isEmpty();
        assertThat(rows.at(ZONE)).isEmpty();
        assertThat(rows.ownerAfter(Place.BEGINNING)).isEmpty();
    }

    /** Puts or removes so many RRsets at once. */
    private void change(int count) {
        NavigableMap<RecordKey, RecordSet> put = new TreeMap<>(model.comparator());
        Set<RecordKey> removed = new HashSet<>();
        for (int i = 0; i < count; i++) {
            RecordSet set = anySet();
            if (random.nextInt(3) > 0 && !removed.contains(set.key())) {
                put.put(set.key(), set);
            } else if (!put.containsKey(set.key()) && model.containsKey(set.key())) {
                removed.add(set.key());
            }
        }
        List<RecordSet> before = model.values().stream()
                .filter(set -> removed.contains(set.key()) || put.containsKey(set.key()))
                .toList();
        rows.apply(new ZonePatch(before, List.copyOf(put.values())));
        model.keySet().removeAll(removed);
        model.putAll(put);
    }

    private RecordSet anySet() {
        int host = random.nextInt(1500);
        String owner = host == 0 ? "@" : host % 5 == 0 ? "h" + host + ".sub" : "h" + host;
        RecordType type = TYPES.get(random.nextInt(TYPES.size()));
        String text =
                switch (type.toString()) {
                    case "A" -> "192.0.2." + random.nextInt(256);
                    case "AAAA" -> "2001:db8::" + random.nextInt(999);
                    default -> "x".repeat(random.nextInt(200));
                };
        return new RecordSet(
                DomainName.parse(owner, ZONE),
                type,
                new Ttl(60),
                List.of(Rdata.parse(type, "TXT".equals(type.toString()) ? "\"" + text + "\"" : text, ZONE)));
    }

    private void compare() {
        List<RecordSet> all = new ArrayList<>();
        rows.forEach(all::add);
        assertThat(all).isEqualTo(List.copyOf(model.values()));
        RecordKey key = anySet().key();
        assertThat(rows.at(key.owner()))
                .isEqualTo(model.values().stream()
                        .filter(set -> set.owner().equals(key.owner()))
                        .toList());
        assertThat(rows.page(Place.of(key, ZONE).orElseThrow(), 70))
                .isEqualTo(model.tailMap(key, false).values().stream().limit(70).toList());
    }

    private List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        try (Rows found = session.rows(RecordSetSql.ALL, ID)) {
            while (found.next()) {
                pieces.add(new Piece(found.octets(1), found.octets(2)));
            }
        }
        return pieces;
    }
}
