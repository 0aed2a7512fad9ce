package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.domain.dns.IpAddress;
import io.helidon.common.buffers.BufferData;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelectorConfig;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Stands before Helidon's HTTP at each connection: counts them by address, and has patience with them only for so long. Safe for use
 * by many threads.
 *
 * <p>Encrypted connections are encrypted here and not by Helidon 4.4, which forgets to count connections back in whose handshake
 * failed, and would serve nobody after the last one.
 */
final class ConnectionGuard implements ServerConnectionSelector {

    private final RestConfig.Connections limits;
    private final Seats seats;
    private final ClientAddresses addresses;
    private final Optional<Encryption> encryption;
    private final Farewell farewell;
    private final ConnectionTally tally;
    private final LongSupplier nanos;
    private final Set<GuardedConnection> open = ConcurrentHashMap.newKeySet();
    private final ServerConnectionSelector http =
            Http1ConnectionSelectorConfig.builder().config(Http1Config.create()).build();

    private ConnectionGuard(
            RestConfig.Connections limits,
            ClientAddresses addresses,
            Optional<Encryption> encryption,
            Farewell farewell,
            ConnectionTally tally,
            LongSupplier nanos) {
        this.limits = limits;
        this.seats = new Seats(limits.mostOfAddress());
        this.addresses = addresses;
        this.encryption = encryption;
        this.farewell = farewell;
        this.tally = tally;
        this.nanos = nanos;
    }

    /**
     * The one of an API.
     *
     * @throws IOException where the certificate cannot be read
     * @throws GeneralSecurityException where it cannot be used
     */
    static ConnectionGuard open(
            RestConfig config, ClientAddresses addresses, RequestIds ids, ConnectionTally tally, LongSupplier nanos)
            throws IOException, GeneralSecurityException {
        RestConfig.Connections limits = config.connections();
        Optional<Encryption> encryption = config.certificate().isPresent()
                ? Optional.of(new Encryption(config.certificate().get()))
                : Optional.empty();
        return new ConnectionGuard(limits, addresses, encryption, new Farewell(ids, limits), tally, nanos);
    }

    @Override
    public int bytesToIdentifyConnection() {
        return 0;
    }

    @Override
    public Support supports(BufferData beginning) {
        return Support.SUPPORTED;
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        return new GuardedConnection(this, context);
    }

    /** What becomes of a connection from there; to be given back. Proxies have as many as they like. */
    Seats.Place take(InetSocketAddress remote) {
        Seats.Place place = isCounted(remote) ? seats.take(address(remote)) : Seats.Place.SEAT;
        if (place != Seats.Place.SEAT) {
            tally.refused(address(remote));
        }
        return place;
    }

    void giveBack(InetSocketAddress remote, Seats.Place place) {
        if (isCounted(remote) && place != Seats.Place.NONE) {
            seats.leave(address(remote));
        }
    }

    private boolean isCounted(InetSocketAddress remote) {
        return !addresses.isProxy(address(remote));
    }

    private static IpAddress address(InetSocketAddress remote) {
        return IpAddress.of(remote.getAddress().getAddress());
    }

    Wire wire(HelidonSocket socket) {
        return new Wire(socket, new Patience(limits, nanos), nanos);
    }

    /** Looks after a connection until it ends. */
    void lookAfter(GuardedConnection connection) {
        open.add(connection);
        tally.opened();
    }

    void ended(GuardedConnection connection) {
        if (open.remove(connection)) {
            tally.closed();
        }
    }

    /** What HTTP is spoken over. */
    Octets over(Wire wire, InetSocketAddress remote) throws IOException {
        return encryption.isPresent() ? encryption.get().over(wire, remote) : new Octets.Plain(wire);
    }

    boolean isEncrypted() {
        return encryption.isPresent();
    }

    ServerConnection http(ConnectionContext context) {
        return http.connection(context);
    }

    ConnectionTally tally() {
        return tally;
    }

    Farewell farewell() {
        return farewell;
    }

    /** Ends the connections whose other end lets one wait for too long: for a request, for all of it, or to take the answer. */
    void endOverdue() {
        open.forEach(connection -> connection.endIfOverdue(limits.bodyWithin().toNanos()));
    }
}
