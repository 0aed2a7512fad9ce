package dev.koder.herald.adapter.storage.sqlite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a zone stands at a point of presence, on its way from one database into another.
 *
 * @param startedAt when the point of presence was started, in nanoseconds
 * @param heardAt when it was heard last, in nanoseconds
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record StandingRow(
        String pop,
        long startedAt,
        long heardAt,
        Optional<Long> serial,
        Optional<Long> servedSerial,
        Optional<Long> loadedAt,
        Optional<String> error,
        byte[] loads) {

    /** How a zone stands at all points of presence. */
    static List<StandingRow> all(Session session, long zone) {
        List<StandingRow> all = new ArrayList<>();
        try (Rows rows = session.rows(ReportSql.STANDINGS_AND_POPS, zone)) {
            while (rows.next()) {
                all.add(new StandingRow(
                        rows.text(1),
                        rows.number(2),
                        rows.number(3),
                        rows.optionalNumber(4),
                        rows.optionalNumber(5),
                        rows.optionalNumber(6),
                        rows.optionalText(7),
                        rows.octets(8)));
            }
        }
        return all;
    }

    /** Writes it, and the point of presence where it is not known. */
    void put(Session session, long zone) {
        if (session.text(ReportSql.POP_ID, pop).isEmpty()) {
            session.run(ReportSql.PUT_POP, pop, startedAt, heardAt);
        }
        session.run(
                ReportSql.PUT_STANDING,
                zone,
                pop,
                serial.orElse(null),
                servedSerial.orElse(null),
                loadedAt.orElse(null),
                error.orElse(null),
                loads);
    }
}
