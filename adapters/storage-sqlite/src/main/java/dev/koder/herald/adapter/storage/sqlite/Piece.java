package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.application.health.Obstacle;
import dev.koder.herald.application.port.StoreUnavailableException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.record.PackedRecordSet;
import dev.koder.herald.domain.record.RecordSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.zip.CRC32C;

/**
 * RRsets of neighbouring owners as they stand in one row, in canonical order; all of an owner's are in one piece.
 *
 * @param start the owner's key from which on the piece holds what there is, up to the next piece
 * @param rrsets the octets of the RRsets, one after the other; nobody changes them
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Piece(byte[] start, byte[] rrsets) implements Iterable<PackedRecordSet> {

    /** The piece of a zone that has none. */
    static final Piece NONE = new Piece(new byte[0], new byte[0]);

    /**
     * How many octets a piece holds with where it starts: as many as SQLite keeps in a page of its own without chaining
     * further ones to it. Only an owner that has more gets a larger one.
     */
    static final int LARGEST = 980;

    /** The RRsets at one name, types by code. */
    List<RecordSet> at(DomainName owner, byte[] key) {
        List<RecordSet> sets = new ArrayList<>(2);
        for (PackedRecordSet set : this) {
            int order = set.compareKeyTo(key);
            if (order > 0) {
                break;
            }
            if (order == 0) {
                sets.add(set.ofOwner(owner));
            }
        }
        return sets;
    }

    /** By which it is told whether it still is what was written: where it starts, and its RRsets. */
    int checksum() {
        CRC32C checksum = new CRC32C();
        checksum.update(start, 0, start.length);
        checksum.update(rrsets, 0, rrsets.length);
        return (int) checksum.getValue();
    }

    /** Whether it is so small that two should rather be one. */
    boolean isSmall() {
        return start.length + rrsets.length < LARGEST / 4;
    }

    /** Whether what the next piece holds has room here too. */
    boolean hasRoomFor(Piece next) {
        return start.length + rrsets.length + next.rrsets.length <= LARGEST;
    }

    /** This piece and the next one as one. */
    Piece with(Piece next) {
        byte[] both = Arrays.copyOf(rrsets, rrsets.length + next.rrsets.length);
        System.arraycopy(next.rrsets, 0, both, rrsets.length, next.rrsets.length);
        return new Piece(start, both);
    }

    @Override
    public Iterator<PackedRecordSet> iterator() {
        return new Iterator<>() {

            private int at;

            @Override
            public boolean hasNext() {
                return at < rrsets.length;
            }

            @Override
            public PackedRecordSet next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                PackedRecordSet set = new PackedRecordSet(rrsets, at);
                at = requireWithin(set);
                return set;
            }
        };
    }

    /** Where an RRset ends. */
    private int requireWithin(PackedRecordSet set) {
        try {
            if (set.end() <= rrsets.length) {
                return set.end();
            }
        } catch (IndexOutOfBoundsException endsEarlier) {
            throw damaged(endsEarlier);
        }
        throw damaged(new IndexOutOfBoundsException(set.end()));
    }

    private static StoreUnavailableException damaged(IndexOutOfBoundsException why) {
        return new StoreUnavailableException(
                Obstacle.DAMAGED,
                "RRsets of a zone cannot be read (check-database tells of which; " + SoundDatabase.DAMAGE_OF_DATABASE
                        + ")",
                why);
    }
}
