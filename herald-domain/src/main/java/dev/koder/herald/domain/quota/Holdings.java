package dev.koder.herald.domain.quota;

/**
 * What a tenant has. Zones that are deleted are left out.
 *
 * @param recordSets how many RRsets are in all of its zones, their SOAs left out
 */
public record Holdings(long zones, long recordSets) {

    /** Of somebody who has nothing. */
    public static final Holdings NONE = new Holdings(0, 0);

    /** With one zone more, of so many RRsets. */
    public Holdings plusZone(long moreRecordSets) {
        return new Holdings(zones + 1, recordSets + moreRecordSets);
    }
}
