package dev.koder.herald.application.audit;

import dev.koder.herald.application.audit.port.OwedEntry;
import dev.koder.herald.domain.audit.AuditEntry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a request does that leaves no event, on its way into the audit trail. Whatever the request stores first takes the entry along,
 * so that neither is ever there without the other; while it runs, use cases say what it comes to. Used by one thread.
 */
public final class Deed implements OwedEntry {

    /** The most characters of all that is said of a deed, as its entry has room for a reason besides. */
    static final int LONGEST = 1000;

    /** The most characters of one value. */
    static final int LONGEST_VALUE = 500;

    private final AuditEntry asked;
    private final Map<String, String> said = new LinkedHashMap<>();
    private boolean isPaid;

    /**
     * A deed that begins.
     *
     * @param asked what is known of it before
     */
    public Deed(AuditEntry asked) {
        this.asked = asked;
    }

    /** Handles the request: what its thread stores meanwhile is this deed. */
    public <T, X extends Throwable> T during(ScopedValue.CallableOp<? extends T, X> handling) throws X {
        return ScopedValue.where(OF_REQUEST, this).call(handling);
    }

    /**
     * Says of the request that runs in this thread what it comes to, before that is stored. Nothing where what it does leaves events.
     *
     * @param what what is told; told again, as something was tried again, it takes the place of what was told before
     * @param value never a secret; a long one is cut off
     */
    public static void say(String what, Object value) {
        if (OF_REQUEST.isBound() && OF_REQUEST.get() instanceof Deed deed) {
            deed.said.put(what, word(value.toString()));
        }
    }

    /** A value whose end a reader finds, whatever somebody called it. */
    private static String word(String value) {
        String visible = cut(value.replaceAll("\\p{Cc}", "?"), LONGEST_VALUE);
        boolean isPlain = visible.chars().noneMatch(character -> character == ' ' || character == '"');
        return isPlain && !visible.isEmpty() ? visible : '"' + visible.replace('"', '\'') + '"';
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) + "..." : text;
    }

    @Override
    public AuditEntry entry() {
        String words = said.entrySet().stream()
                .map(word -> word.getKey() + "=" + word.getValue())
                .collect(Collectors.joining(" "));
        return asked.withDetail((cut(words, LONGEST) + " " + asked.detail()).strip());
    }

    @Override
    public void paid() {
        isPaid = true;
    }

    @Override
    public boolean isPaid() {
        return isPaid;
    }
}
