package dev.koder.herald.adapter.identity.koderid;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an issuer tells of itself, as far as it says where its keys are (OpenID Connect Discovery 1.0, section 4; RFC 8414,
 * section 3).
 *
 * @param issuer its name, which is also where it tells: an {@code https:} address without query and fragment, or an
 *     {@code http:} one on a loopback address
 */
record IssuerMetadata(String issuer) {

    private static final String OPENID = "/.well-known/openid-configuration";
    private static final String OAUTH = "/.well-known/oauth-authorization-server";
    private static final int LONGEST_QUOTE = 200;

    IssuerMetadata {
        if (!isTellingFrom(issuer)) {
            throw new IllegalArgumentException("issuer: " + issuer + " (expected: " + EXPECTED + ")");
        }
    }

    /** What an issuer must be called to be asked. */
    static final String EXPECTED =
            "an https: address without query and fragment, or http: on a loopback address, as no key"
                    + " set is configured";

    /** Whether an issuer of this name can be asked. */
    static boolean isTellingFrom(String issuer) {
        try {
            URI address = URI.create(issuer);
            return Trust.isWebAddress(address) && address.getQuery() == null && address.getFragment() == null;
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    /** Where it may be told: behind the issuer's path, else before it, as OAuth has it. */
    List<URI> places() {
        URI address = URI.create(issuer);
        String root = address.getScheme() + "://" + address.getRawAuthority();
        String path = address.getRawPath().replaceFirst("/+$", "");
        return List.of(URI.create(root + path + OPENID), URI.create(root + OAUTH + path));
    }

    /**
     * Asks the issuer where its keys are.
     *
     * @throws IOException where it does not tell, or tells of another issuer, or of a place that cannot be trusted
     */
    URI keySet(Duration timeout) throws IOException {
        return keySetIn(text(timeout));
    }

    /** What the first place says that has something to say; of the first what went wrong where none has. */
    private String text(Duration timeout) throws IOException {
        URI first = places().getFirst();
        try {
            return HttpText.get(first, "application/json", timeout);
        } catch (IOException failure) {
            try {
                return HttpText.get(places().getLast(), "application/json", timeout);
            } catch (IOException alsoNotThere) {
                failure.addSuppressed(alsoNotThere);
                throw new IOException("issuer's metadata: " + HttpText.words(failure), failure);
            }
        }
    }

    URI keySetIn(String json) throws IOException {
        Map<String, Object> members = members(json);
        if (!issuer.equals(members.get("issuer"))) {
            throw new IOException("issuer in the issuer's metadata: " + quote(members.get("issuer")) + " (expected: "
                    + issuer + ", as identity.issuer says letter for letter)");
        }
        URI keySet = uri(members.get("jwks_uri"));
        boolean isAsGood = issuer.regionMatches(true, 0, "http:", 0, "http:".length()) || isEncrypted(keySet);
        if (!isAsGood || !Trust.isWebAddress(keySet)) {
            throw unusable(members.get("jwks_uri"));
        }
        return keySet;
    }

    private static Map<String, Object> members(String json) throws IOException {
        try {
            return JSONObjectUtils.parse(json);
        } catch (ParseException notJson) {
            throw new IOException(
                    "issuer's metadata: not JSON (expected: an object with issuer and jwks_uri)", notJson);
        }
    }

    private static URI uri(@Nullable Object member) throws IOException {
        try {
            return URI.create(String.valueOf(member));
        } catch (IllegalArgumentException misshapen) {
            throw unusable(member);
        }
    }

    private static boolean isEncrypted(URI address) {
        return "https".equals(String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT));
    }

    private static IOException unusable(@Nullable Object member) {
        return new IOException("jwks_uri in the issuer's metadata: " + quote(member)
                + " (expected: an https: address; or set identity.key-set)");
    }

    /** A member as it can stand in a log. */
    private static String quote(@Nullable Object member) {
        String text = String.valueOf(member).replaceAll("[^\\x20-\\x7e]", "?");
        return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "...";
    }
}
