package dev.koder.herald.adapter.http.rest;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.Router;
import java.net.SocketAddress;
import java.security.Principal;
import java.security.cert.Certificate;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * A connection of Helidon's, read and written in our way.
 *
 * @param context Helidon's own
 * @param remotePeer by which a request finds its connection
 */
record GuardedContext(
        ConnectionContext context, DataReader dataReader, DataWriter dataWriter, Peer remotePeer, boolean isSecure)
        implements ConnectionContext {

    /** The other end, and what is known of the connection to it. */
    record Peer(PeerInfo info, Inflow inflow) implements PeerInfo {

        @Override
        public SocketAddress address() {
            return info.address();
        }

        @Override
        public String host() {
            return info.host();
        }

        @Override
        public int port() {
            return info.port();
        }

        @Override
        public Optional<Principal> tlsPrincipal() {
            return Optional.empty();
        }

        @Override
        public Optional<Certificate[]> tlsCertificates() {
            return Optional.empty();
        }
    }

    @Override
    public ListenerContext listenerContext() {
        return context.listenerContext();
    }

    @Override
    public ExecutorService executor() {
        return context.executor();
    }

    @Override
    public Router router() {
        return context.router();
    }

    @Override
    public HelidonSocket serverSocket() {
        return context.serverSocket();
    }

    @Override
    public PeerInfo localPeer() {
        return context.localPeer();
    }

    @Override
    public String socketId() {
        return context.socketId();
    }

    @Override
    public String childSocketId() {
        return context.childSocketId();
    }
}
