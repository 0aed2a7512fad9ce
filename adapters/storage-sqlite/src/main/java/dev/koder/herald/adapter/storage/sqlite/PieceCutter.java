package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.dns.OctetBuffer;
import dev.koder.herald.domain.record.PackedRecordSet;
import java.util.function.Consumer;

/** Cuts RRsets that come in canonical order into pieces. */
final class PieceCutter {

    private final Consumer<Piece> taker;
    private final OctetBuffer piece = new OctetBuffer(2 * Piece.LARGEST);
    private final OctetBuffer owner = new OctetBuffer(2 * Piece.LARGEST);
    private byte[] start;
    private byte[] ownerKey = new byte[0];

    /** @param start where the first piece begins, at or before its first owner */
    PieceCutter(byte[] start, Consumer<Piece> taker) {
        this.start = start;
        this.taker = taker;
    }

    /** Takes the next RRset. */
    void add(PackedRecordSet set) {
        if (owner.size() > 0 && set.compareKeyTo(ownerKey) != 0) {
            endOwner();
        }
        if (owner.size() == 0) {
            ownerKey = set.key();
        }
        set.copyTo(owner);
    }

    private void endOwner() {
        if (piece.size() > 0 && start.length + piece.size() + owner.size() > Piece.LARGEST) {
            cut();
            start = ownerKey;
        }
        piece.put(owner.storage(), 0, owner.size());
        owner.clear();
    }

    private void cut() {
        taker.accept(new Piece(start, piece.toArray()));
        piece.clear();
    }

    /** Hands over what is left. */
    void finish() {
        if (owner.size() > 0) {
            endOwner();
        }
        if (piece.size() > 0) {
            cut();
        }
    }
}
