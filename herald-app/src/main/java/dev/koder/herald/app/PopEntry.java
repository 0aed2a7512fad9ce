package dev.koder.herald.app;

import dev.koder.herald.application.pop.PopBearers;
import dev.koder.herald.domain.pop.PopId;
import dev.koder.herald.domain.tenant.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whose tokens may be a point of presence's: {@code SUB}, or {@code NAME=SUB}. What stands before the sign and is no such name belongs to the
 * {@code sub}.
 *
 * @param name under which alone it may report, and nobody else; any that nobody was given when empty
 */
record PopEntry(Optional<PopId> name, String sub) {

    private static final Pattern NAMED = Pattern.compile("([a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)=([!-~]{1,128})");

    static PopEntry of(String text) {
        Matcher named = NAMED.matcher(text);
        return named.matches()
                ? new PopEntry(Optional.of(new PopId(named.group(1))), named.group(2))
                : new PopEntry(Optional.empty(), text);
    }

    static Set<String> subs(List<String> entries) {
        return entries.stream().map(entry -> of(entry).sub()).collect(Collectors.toUnmodifiableSet());
    }

    /** A name that stands there twice is the last one's. */
    static PopBearers bearers(List<String> entries) {
        Map<PopId, TenantId> named = new HashMap<>();
        for (PopEntry entry : entries.stream().map(PopEntry::of).toList()) {
            entry.name().ifPresent(name -> named.put(name, new TenantId(entry.sub())));
        }
        return new PopBearers(named);
    }
}
