package dev.koder.herald.domain.zone;

/**
 * Names one committed change, across all zones of an engine.
 *
 * @param value opaque text given by the store, of letters, digits and hyphens
 */
public record ChangeId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
