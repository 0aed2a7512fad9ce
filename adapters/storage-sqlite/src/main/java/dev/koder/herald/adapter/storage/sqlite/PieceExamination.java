package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.record.PackedRecordSet;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.zone.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A look at the pieces of one zone, one after the other: whether they are what was written, in their order, and all of them. */
final class PieceExamination {

    private final Zone zone;
    private final Consumer<String> damages;
    private @Nullable PackedRecordSet last;
    private long found;

    /** @param damages is told what is wrong */
    PieceExamination(Zone zone, Consumer<String> damages) {
        this.zone = zone;
        this.damages = damages;
    }

    /**
     * What is wrong with what a zone holds; nothing where all is well.
     *
     * @param taker gets the pieces, as far as they can be read
     */
    static List<String> damages(Session session, ZoneRow row, Consumer<? super Piece> taker) {
        List<String> damages = new ArrayList<>();
        PieceExamination examination = new PieceExamination(row.zone(), damages::add);
        try (Rows rows = session.rows(RecordSetSql.ALL_WITH_CHECKSUMS, row.id())) {
            while (rows.next()) {
                StoredPiece stored = StoredPiece.of(rows);
                examination.see(stored, set -> {});
                taker.accept(stored.piece());
            }
            examination.end();
        } catch (RuntimeException unreadable) {
            damages.add(String.valueOf(unreadable.getMessage()));
        }
        return damages;
    }

    /** Looks at the next piece; RRsets that cannot be read are an exception, all others go to the reader. */
    void see(StoredPiece stored, Consumer<? super RecordSet> reader) {
        Piece piece = stored.piece();
        if (!stored.isSound()) {
            damages.accept("its RRsets from " + DomainName.ofCanonicalKey(piece.start(), zone.name())
                    + " on are not what was written");
        }
        requireOrder(piece);
        for (PackedRecordSet set : piece) {
            reader.accept(set.recordSet(zone.name()));
            last = set;
            found++;
        }
    }

    /** A piece begins behind the one before it, and its RRsets follow upon each other. */
    private void requireOrder(Piece piece) {
        boolean isInOrder = last == null || last.compareKeyTo(piece.start()) < 0;
        @Nullable PackedRecordSet before = null;
        for (PackedRecordSet set : piece) {
            isInOrder &= before == null ? set.compareKeyTo(piece.start()) >= 0 : isAfter(set, before);
            before = set;
        }
        if (!isInOrder || before == null) {
            damages.accept("its RRsets are not in their order");
        }
    }

    private static boolean isAfter(PackedRecordSet set, PackedRecordSet last) {
        int order = set.compareKeyTo(last);
        return order == 0 ? set.typeCode() > last.typeCode() : order > 0;
    }

    /** All were seen. */
    void end() {
        if (zone.recordSetCount() != found) {
            damages.accept(found + " RRsets are there (expected: " + zone.recordSetCount() + ")");
        }
    }
}
