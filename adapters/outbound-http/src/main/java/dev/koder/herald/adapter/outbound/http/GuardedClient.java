package dev.koder.herald.adapter.outbound.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * The one way by which the engine calls addresses that customers name, and fetches what its operators name.
 *
 * <p>A name is looked up once; every address found is checked, and the connection is made to a checked address, with the name used for
 * TLS alone. So an answer that changes between check and call changes nothing. Redirects are not followed. Each request has a
 * connection of its own, which is closed when the time is over, whatever it waits for then. Of the answer to a POST only the head is
 * read, up to {@link ResponseHead#LARGEST}. Safe for use by many threads; a request holds its thread until it is over.
 */
final class GuardedClient implements AutoCloseable {

    private static final int LARGEST_BODY = 64 * 1024;
    private static final int MOST_ADDRESSES = 4;
    private static final int BUFFER_BYTES = 4096;
    private static final int OK = 200;

    private final OutboundConfig config;
    private final AddressRules rules;
    private final Resolver resolver;
    private final Supplier<SSLContext> tls;
    private final ScheduledThreadPoolExecutor closer;

    /**
     * Calls what the configuration lets it.
     *
     * @param tls asked for when first needed
     */
    GuardedClient(OutboundConfig config, Resolver resolver, Supplier<SSLContext> tls) {
        this.config = config;
        this.rules = new AddressRules(config.allow());
        this.resolver = resolver;
        this.tls = tls;
        this.closer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("herald-outbound-closer").daemon().factory());
        closer.setRemoveOnCancelPolicy(true);
        closer.setKeepAliveTime(10, TimeUnit.SECONDS);
        closer.allowCoreThreadTimeOut(true);
    }

    /** Refuses an address that would never be called; what its name leads to is only known when it is. */
    Target check(String url) throws RefusedException {
        Target target = Target.parse(url);
        if (!target.isTls() && !config.plainHttp()) {
            throw new RefusedException("not an https address");
        }
        if (!config.ports().contains(target.port())) {
            throw new RefusedException("port " + target.port() + " (expected: one of "
                    + config.ports().stream().sorted().toList() + ")");
        }
        if (target.literal().isPresent()) {
            refuseForbidden(target.literal().get());
        }
        return target;
    }

    private void refuseForbidden(InetAddress address) throws RefusedException {
        String objection = rules.objection(address).orElse("");
        if (!objection.isEmpty()) {
            throw new RefusedException(objection);
        }
    }

    /**
     * Sends a POST.
     *
     * @param headers names and values of visible ASCII, besides those that every request has
     * @throws RefusedException where the address is not to be called; nothing was sent
     * @throws IOException where there was no answer, with a message for people
     */
    ResponseHead post(String url, Map<String, String> headers, byte[] body) throws RefusedException, IOException {
        if (body.length > LARGEST_BODY) {
            throw new IllegalArgumentException(body.length + " octets (expected: at most " + LARGEST_BODY + ")");
        }
        return call(url, (target, socket) -> {
            send(socket, head("POST", target, body.length, headers), body);
            return ResponseHead.read(buffered(socket));
        });
    }

    /**
     * Gets a document.
     *
     * @param most how many octets of it are taken
     * @throws RefusedException where the address is not to be called; nothing was sent
     * @throws IOException where there was none, with a message for people
     */
    byte[] get(String url, int most) throws RefusedException, IOException {
        return call(url, (target, socket) -> {
            send(socket, head("GET", target, 0, Map.of("Accept-Encoding", "identity")), new byte[0]);
            InputStream in = buffered(socket);
            ResponseHead answered = ResponseHead.read(in);
            if (answered.status() != OK) {
                throw new IOException("answered " + answered.status() + " (expected: " + OK + ")");
            }
            return ResponseBody.read(answered, in, most);
        });
    }

    /** What is said over a connection to where it was wished. */
    @FunctionalInterface
    private interface Exchange<T> {
        T over(Target target, Socket socket) throws IOException;
    }

    private <T> T call(String url, Exchange<T> exchange) throws RefusedException, IOException {
        Target target = check(url);
        AtomicReference<Socket> open = new AtomicReference<>(unconnected());
        Deadline deadline = new Deadline();
        ScheduledFuture<?> end =
                closer.schedule(() -> deadline.pass(open), config.within().toMillis(), TimeUnit.MILLISECONDS);
        try {
            connect(open, addresses(target), target.port(), deadline);
            return exchange.over(target, secured(open.get(), target));
        } catch (SSLException e) {
            throw deadline.explained(new IOException("TLS: " + e.getMessage(), e), config.within());
        } catch (IOException e) {
            throw deadline.explained(e, config.within());
        } finally {
            end.cancel(false);
            open.get().close();
        }
    }

    /** Whether the time of a request is over. */
    private static final class Deadline {

        private volatile boolean hasPassed;

        void pass(AtomicReference<Socket> open) {
            hasPassed = true;
            closeQuietly(open.get());
        }

        boolean hasPassed() {
            return hasPassed;
        }

        IOException explained(IOException e, java.time.Duration within) {
            return hasPassed ? new IOException("no answer within " + within.toMillis() + " ms", e) : e;
        }
    }

    private static Socket unconnected() {
        return new Socket(Proxy.NO_PROXY);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is given up in any case.
        }
    }

    /** The addresses to try, each of them checked: one that is forbidden is reason enough to call none. */
    private List<InetAddress> addresses(Target target) throws RefusedException, IOException {
        List<InetAddress> addresses =
                target.literal().isPresent() ? List.of(target.literal().get()) : resolved(target.host());
        for (InetAddress address : addresses) {
            refuseForbidden(address);
        }
        return addresses.subList(0, Math.min(MOST_ADDRESSES, addresses.size()));
    }

    /** On a thread of its own, as a look-up cannot be broken off. */
    private List<InetAddress> resolved(String host) throws IOException {
        CompletableFuture<List<InetAddress>> found = new CompletableFuture<>();
        Thread.ofPlatform().name("herald-outbound-lookup").daemon().start(() -> {
            try {
                found.complete(resolver.resolve(host));
            } catch (UnknownHostException | RuntimeException e) {
                found.completeExceptionally(e);
            }
        });
        try {
            return found.get(config.within().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(host + ": no such host", e);
        } catch (TimeoutException e) {
            throw new IOException(host + ": no answer of the name servers", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("broken off", e);
        }
    }

    private static void connect(AtomicReference<Socket> open, List<InetAddress> addresses, int port, Deadline deadline)
            throws IOException {
        IOException last = new IOException("no address");
        for (InetAddress address : addresses) {
            try {
                open.get().connect(new InetSocketAddress(address, port));
                return;
            } catch (IOException e) {
                last = new IOException(address.getHostAddress() + " port " + port + ": " + e.getMessage(), e);
                closeQuietly(open.getAndSet(unconnected()));
            }
            if (deadline.hasPassed()) {
                break;
            }
        }
        throw last;
    }

    private Socket secured(Socket socket, Target target) throws IOException {
        if (!target.isTls()) {
            return socket;
        }
        SSLSocket secured =
                (SSLSocket) tls.get().getSocketFactory().createSocket(socket, target.host(), target.port(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        if (target.literal().isEmpty()) {
            parameters.setServerNames(List.of(new SNIHostName(target.host())));
        }
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    private static void send(Socket socket, String head, byte[] body) throws IOException {
        OutputStream out = socket.getOutputStream();
        byte[] first = head.getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[first.length + body.length];
        System.arraycopy(first, 0, request, 0, first.length);
        System.arraycopy(body, 0, request, first.length, body.length);
        out.write(request);
        out.flush();
    }

    private static InputStream buffered(Socket socket) throws IOException {
        return new BufferedInputStream(socket.getInputStream(), BUFFER_BYTES);
    }

    private String head(String method, Target target, int length, Map<String, String> headers) {
        StringBuilder head = new StringBuilder(256)
                .append(method)
                .append(' ')
                .append(target.path())
                .append(" HTTP/1.1\r\nHost: ")
                .append(target.authority())
                .append("\r\nUser-Agent: ")
                .append(config.agent())
                .append("\r\nContent-Length: ")
                .append(length)
                .append("\r\nConnection: close\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("\r\n").toString();
    }

    @Override
    public void close() {
        closer.shutdownNow();
    }
}
