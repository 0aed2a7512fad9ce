package dev.koder.herald.domain.access;

import dev.koder.herald.domain.dns.DnsFormatException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a policy can allow. Words once released keep their meaning. */
public enum Action {
    /** Look at an RRset. */
    READ("read"),
    /** Add values to an RRset, the first one among them. */
    EXTEND("extend"),
    /** Take values out of an RRset, the last one among them. */
    PRUNE("prune"),
    /** Both, and another TTL; but for the last value, which is deletion. */
    REPLACE("replace"),
    /** Take an RRset away. */
    DELETE("delete"),
    /** Have a zone come into being, with whatever it is created with. */
    CREATE_ZONE("create-zone"),
    /** Delete a zone with all that is in it. */
    DELETE_ZONE("delete-zone");

    private final String word;

    Action(String word) {
        this.word = word;
    }

    /** The word by which programs know it. */
    public String word() {
        return word;
    }

    /**
     * The action of this word.
     *
     * @throws DnsFormatException where there is none
     */
    public static Action parse(String word) {
        return Arrays.stream(values())
                .filter(action -> action.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new DnsFormatException("action", word, words()));
    }

    private static String words() {
        return Arrays.stream(values()).map(Action::word).collect(Collectors.joining(", "));
    }
}
