package dev.koder.herald.domain.zone;

import java.util.Optional;

/** One thing that {@link SoaSettings} can say. */
public enum SoaField {
    /** The primary name server. */
    MNAME("mname"),
    /** The mailbox of the person responsible. */
    RNAME("rname"),
    /** The pause between a secondary's looks. */
    REFRESH("refresh"),
    /** The pause after a failed look. */
    RETRY("retry"),
    /** For how long a secondary goes on without contact. */
    EXPIRE("expire"),
    /** For how long absence is cached. */
    MINIMUM("minimum"),
    /** The lifetime of the SOA. */
    TTL("ttl"),
    /** How serials go on. */
    SERIAL_POLICY("serialPolicy");

    private final String word;

    SoaField(String word) {
        this.word = word;
    }

    /** What programs call it. */
    public String word() {
        return word;
    }

    /** What these settings say of it. */
    public Optional<?> in(SoaSettings settings) {
        return switch (this) {
            case MNAME -> settings.mname();
            case RNAME -> settings.rname();
            case REFRESH -> settings.refresh();
            case RETRY -> settings.retry();
            case EXPIRE -> settings.expire();
            case MINIMUM -> settings.minimum();
            case TTL -> settings.ttl();
            case SERIAL_POLICY -> settings.serialPolicy();
        };
    }
}
