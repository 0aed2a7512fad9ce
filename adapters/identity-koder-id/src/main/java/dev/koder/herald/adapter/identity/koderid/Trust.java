package dev.koder.herald.adapter.identity.koderid;

import java.net.URI;
import java.util.Locale;

/** Which places keys are taken from: whoever can change a key set on its way owns every tenant. */
final class Trust {

    private Trust() {}

    /** Whether nobody on the way can change what is fetched there. */
    static boolean isSafe(URI place) {
        return scheme(place).equals("file") ? place.getPath() != null : isWebAddress(place);
    }

    /** Whether it is on the web and safe: {@code https:}, or {@code http:} on a loopback address, and names no user. */
    static boolean isWebAddress(URI place) {
        boolean hasHost = place.getHost() != null && place.getRawUserInfo() == null;
        return switch (scheme(place)) {
            case "https" -> hasHost;
            case "http" -> hasHost && isLoopback(place.getHost());
            default -> false;
        };
    }

    private static String scheme(URI place) {
        return place.getScheme() == null ? "" : place.getScheme().toLowerCase(Locale.ROOT);
    }

    private static boolean isLoopback(String host) {
        return host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}");
    }
}
