package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.dns.DnsFormatException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What made a version. */
public enum VersionKind {
    /** The zone came into being. */
    CREATED("created"),
    /** Its contents or settings were changed, if only to what they had been before. */
    CHANGED("changed"),
    /** The zone was deleted: what it held stays as it was, at the same serial, but is served no more. */
    DELETED("deleted"),
    /** The deleted zone was had back. */
    RESTORED("restored"),
    /** The zone went to another tenant, at the same serial. */
    TRANSFERRED("transferred");

    private final String word;

    VersionKind(String word) {
        this.word = word;
    }

    /** The kind as it is shown to programs and stored. */
    public String word() {
        return word;
    }

    /**
     * The kind of this word.
     *
     * @throws DnsFormatException where there is none
     */
    public static VersionKind parse(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new DnsFormatException(
                        "kind of version",
                        word,
                        Arrays.stream(values()).map(VersionKind::word).collect(Collectors.joining(", "))));
    }
}
