package dev.koder.herald.adapter.outbound.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a request goes, as one reading of its address: what was checked is what is called.
 *
 * @param isTls whether TLS protects it
 * @param host a name without a final dot, or an address without brackets
 * @param literal the address, where the host is one
 * @param path the path and the query, as they are sent
 */
record Target(boolean isTls, String host, Optional<InetAddress> literal, int port, String path) {

    private static final int LONGEST = 2000;
    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;
    private static final Pattern NAME = Pattern.compile(
            "(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*");
    private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)");
    private static final Pattern DOTTED_QUAD = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.(0|[1-9][0-9]{0,2})){3}");

    /**
     * Reads an address.
     *
     * @throws RefusedException where it is none, or is written in a way that others could read differently
     */
    static Target parse(String url) throws RefusedException {
        if (url.length() > LONGEST || !url.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new RefusedException(
                    "an address of blanks, of characters beyond ASCII or of more than " + LONGEST + " characters");
        }
        URI uri = uri(url);
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        boolean isTls = scheme.equals("https");
        if (!isTls && !scheme.equals("http")) {
            throw new RefusedException("not an https address");
        }
        if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            throw new RefusedException("not of a host, a port, a path and a query alone");
        }
        String host = host(uri);
        int port = uri.getPort() < 0 ? (isTls ? HTTPS_PORT : HTTP_PORT) : uri.getPort();
        return new Target(isTls, host, literal(host), port, path(uri));
    }

    private static URI uri(String url) throws RefusedException {
        try {
            return new URI(url);
        } catch (URISyntaxException misshapen) {
            throw new RefusedException("not an address (RFC 3986): " + misshapen.getReason());
        }
    }

    private static String host(URI uri) {
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    }

    private static Optional<InetAddress> literal(String host) throws RefusedException {
        if (host.startsWith("[")) {
            return Optional.of(address(host.substring(1, host.length() - 1)));
        }
        if (ENDS_IN_A_NUMBER.matcher(host).matches()) {
            return Optional.of(address(host));
        }
        if (!NAME.matcher(host).matches()) {
            throw new RefusedException(host + ": not a host name");
        }
        return Optional.empty();
    }

    /** Octal, hexadecimal and shortened ways of writing an address are read differently by different programs. */
    private static InetAddress address(String host) throws RefusedException {
        boolean isIpv6 = host.indexOf(':') >= 0;
        if (host.indexOf('%') >= 0 || (!isIpv6 && !DOTTED_QUAD.matcher(host).matches())) {
            throw new RefusedException(host + ": not an address in its usual form (expected: such as 192.0.2.1)");
        }
        try {
            return InetAddress.ofLiteral(host);
        } catch (IllegalArgumentException misshapen) {
            throw new RefusedException(host + ": not an address (expected: such as 192.0.2.1)");
        }
    }

    private static String path(URI uri) {
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
    }

    /** The value of Host (RFC 9110, section 7.2). */
    String authority() {
        String written =
                literal.isPresent() && host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
        return port == (isTls ? HTTPS_PORT : HTTP_PORT) ? written : written + ":" + port;
    }
}
