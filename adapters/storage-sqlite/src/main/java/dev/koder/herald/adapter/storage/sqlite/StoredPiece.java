package dev.koder.herald.adapter.storage.sqlite;

import java.util.Optional;

/**
 * A piece as it was read, with what it was written under.
 *
 * @param checksum empty of pieces of older programs, until they are written again
 */
record StoredPiece(Piece piece, Optional<Long> checksum) {

    /** The piece in a row of start, RRsets and checksum. */
    static StoredPiece of(Rows row) {
        return new StoredPiece(new Piece(row.octets(1), row.octets(2)), row.optionalNumber(3));
    }

    /** Whether it is what was written, as far as that is known. */
    boolean isSound() {
        return checksum.isEmpty() || checksum.get().intValue() == piece.checksum();
    }
}
