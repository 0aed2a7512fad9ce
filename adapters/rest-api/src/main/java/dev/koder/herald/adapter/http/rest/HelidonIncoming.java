package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.domain.dns.IpAddress;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.ServerRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A request as Helidon hands it over. Used by one thread. */
final class HelidonIncoming implements Incoming {

    /** So much of a body that nobody wanted is read, so that its sender gets to read the answer. */
    private static final long DRAINED_BYTES = 16L << 20;

    private final ServerRequest request;
    private final ClientAddresses addresses;
    private final Inflow inflow;
    private @Nullable ObservedStream body;

    HelidonIncoming(ServerRequest request, ClientAddresses addresses) {
        this.request = request;
        this.addresses = addresses;
        this.inflow = ((GuardedContext.Peer) request.remotePeer()).inflow();
        inflow.headRead();
    }

    /** Whether the caller knows no chunks. */
    boolean isOldHttp() {
        return inflow.isOldHttp();
    }

    /** Its answer is sent, and nothing is left of its body. */
    void end() {
        inflow.answered();
    }

    @Override
    public String method() {
        return request.prologue().method().text();
    }

    @Override
    public String rawPath() {
        return request.prologue().uriPath().rawPath();
    }

    @Override
    public String rawQuery() {
        return request.prologue().query().rawValue();
    }

    @Override
    public Optional<String> header(String name) {
        HeaderName headerName = HeaderNames.create(name);
        ServerRequestHeaders headers = request.headers();
        return headers.contains(headerName)
                ? Optional.of(String.join(", ", headers.get(headerName).allValues()))
                : Optional.empty();
    }

    @Override
    public IpAddress clientAddress() {
        IpAddress peer = IpAddress.of(((InetSocketAddress) request.remotePeer().address())
                .getAddress()
                .getAddress());
        return addresses.isProxied() ? addresses.of(peer, header(addresses.header())) : peer;
    }

    @Override
    public OptionalLong declaredLength() {
        return request.headers().contentLength();
    }

    @Override
    public InputStream body() {
        return observedBody();
    }

    private ObservedStream observedBody() {
        ObservedStream opened = body;
        if (opened == null) {
            opened = new ObservedStream(
                    request.content().hasEntity() ? request.content().inputStream() : InputStream.nullInputStream());
            body = opened;
        }
        return opened;
    }

    /** Whether the connection is to be closed: because the caller wishes it, or as more of the body follows than is worth it. */
    boolean wantsClose() {
        boolean isAsked = header("Connection")
                .map(text -> Stream.of(text.split(",", -1))
                        .anyMatch(
                                token -> token.strip().toLowerCase(Locale.ROOT).equals("close")))
                .orElse(false);
        return isAsked || (!isBodyRead() && (isHeldBack() || declaredLength().orElse(Long.MAX_VALUE) > DRAINED_BYTES));
    }

    private boolean isBodyRead() {
        return !request.content().hasEntity() || (body != null && body.isAtEnd());
    }

    /** The caller waits for a word before it sends the body (RFC 9110, section 10.1.1); the answer is that word. */
    private boolean isHeldBack() {
        return body == null && header("Expect").isPresent();
    }

    /** Reads what is left of the body, up to a limit. */
    void drain() {
        if (!isBodyRead() && !isHeldBack()) {
            observedBody().drain(DRAINED_BYTES);
        }
    }

    /** A stream that knows whether it has been read to its end. */
    private static final class ObservedStream extends FilterInputStream {

        private static final int CHUNK_BYTES = 8192;

        private boolean isAtEnd;

        ObservedStream(InputStream in) {
            super(in);
        }

        boolean isAtEnd() {
            return isAtEnd;
        }

        void drain(long most) {
            byte[] chunk = new byte[CHUNK_BYTES];
            for (long left = most; left > 0 && !isAtEnd; ) {
                left -= read(chunk, 0, chunk.length);
            }
        }

        @Override
        public int read() {
            byte[] octet = new byte[1];
            return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xff;
        }

        @Override
        public int read(byte[] octets, int from, int length) {
            try {
                int read = super.read(octets, from, length);
                isAtEnd |= read < 0;
                return read;
            } catch (IOException | RuntimeException brokenOff) {
                throw new LostBodyException(brokenOff);
            }
        }

        /** The rest is drained once the answer is sent. */
        @Override
        public void close() {}
    }
}
