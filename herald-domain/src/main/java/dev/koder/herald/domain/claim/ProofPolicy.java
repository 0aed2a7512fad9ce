package dev.koder.herald.domain.claim;

import dev.koder.herald.domain.dns.DnsFormatException;
import java.util.Arrays;
import java.util.Locale;

/** Which names a tenant has to prove to be its own before it gets a zone of them. */
public enum ProofPolicy {
    /** None. */
    OFF,
    /** Those that another tenant had last. */
    RECLAIM,
    /** All but those that the tenant itself had last. */
    ALWAYS;

    /** The policy as it stands in configurations. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The policy of this word.
     *
     * @throws DnsFormatException where there is none
     */
    public static ProofPolicy parse(String word) {
        return Arrays.stream(values())
                .filter(policy -> policy.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new DnsFormatException("proof", word, "off, reclaim or always"));
    }

    /**
     * Whether a name is to be proven.
     *
     * @param isTheirs whether the tenant itself had it last
     * @param isOthers whether another tenant had
     */
    public boolean isNeeded(boolean isTheirs, boolean isOthers) {
        return switch (this) {
            case OFF -> false;
            case RECLAIM -> isOthers;
            case ALWAYS -> !isTheirs;
        };
    }
}
