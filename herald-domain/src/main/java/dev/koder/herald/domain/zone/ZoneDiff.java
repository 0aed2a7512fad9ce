package dev.koder.herald.domain.zone;

/**
 * How two versions of a zone differ, the later one not necessarily the second.
 *
 * @param from the one version
 * @param to the other
 * @param recordSets what leads from the contents of the one to those of the other; the SOA, which is not among them, stands in
 *     each version
 */
public record ZoneDiff(Zone from, Zone to, ZonePatch recordSets) {

    /** The way back. */
    public ZoneDiff inverse() {
        return new ZoneDiff(to, from, recordSets.inverse());
    }
}
