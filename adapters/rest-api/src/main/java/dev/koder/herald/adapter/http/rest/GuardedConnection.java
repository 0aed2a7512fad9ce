package dev.koder.herald.adapter.http.rest;

import io.helidon.common.buffers.DataReader;
import io.helidon.common.concurrency.limits.Limit;
import io.helidon.common.task.InterruptableTask;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.spi.ServerConnection;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One connection, from the moment it was taken until it ends. Handled by one thread, and ended by others. */
final class GuardedConnection implements ServerConnection, InterruptableTask<Void> {

    private static final Logger LOG = System.getLogger(GuardedConnection.class.getName());

    private final ConnectionGuard guard;
    private final ConnectionContext context;
    private final InetSocketAddress remote;
    private final Thread thread = Thread.currentThread();
    private final Wire wire;
    private final AtomicBoolean isOverdue = new AtomicBoolean();
    private volatile @Nullable Outflow out;
    private volatile @Nullable ServerConnection http;

    GuardedConnection(ConnectionGuard guard, ConnectionContext context) {
        this.guard = guard;
        this.context = context;
        this.remote = (InetSocketAddress) context.remotePeer().address();
        this.wire = guard.wire(context.serverSocket());
    }

    @Override
    public void handle(Limit limit) throws InterruptedException {
        Seats.Place place = guard.take(remote);
        try {
            switch (place) {
                case SEAT -> {
                    guard.lookAfter(this);
                    serve(limit);
                }
                case WORD -> {
                    guard.lookAfter(this);
                    sendAway();
                }
                case NONE -> {}
            }
        } finally {
            guard.ended(this);
            guard.giveBack(remote, place);
        }
    }

    private void serve(Limit limit) throws InterruptedException {
        try {
            Octets octets = guard.over(wire, remote);
            open(octets);
            Outflow outflow = new Outflow(octets.out());
            out = outflow;
            wire.patience().awaitRequest();
            speak(octets, new Inflow(octets, wire, outflow), outflow, limit);
        } catch (IOException lost) {
            throw new CloseConnectionException("lost before a request", lost);
        }
    }

    private void open(Octets octets) throws IOException {
        try {
            octets.open();
        } catch (IOException failed) {
            if (!isOverdue.get()) {
                guard.tally().ended(ConnectionTally.Ending.TLS);
            }
            throw failed;
        }
    }

    private void speak(Octets octets, Inflow inflow, Outflow outflow, Limit limit) throws InterruptedException {
        ServerConnection speaking = guard.http(new GuardedContext(
                context,
                DataReader.create(inflow),
                outflow,
                new GuardedContext.Peer(context.remotePeer(), inflow),
                guard.isEncrypted()));
        http = speaking;
        try {
            speaking.handle(limit);
        } finally {
            octets.end();
        }
    }

    /** Reads a little first: who finds the connection closed while still asking gets to read nothing. */
    private void sendAway() {
        if (guard.isEncrypted()) {
            return;
        }
        try {
            wire.read();
            byte[] word = guard.farewell().tooMany();
            wire.write(word, 0, word.length);
        } catch (IOException gone) {
            throw new CloseConnectionException("one too many, and gone", gone);
        }
    }

    /** Ends it, from another thread, where the other end lets one wait for too long. */
    void endIfOverdue(long mostNanosOfWriting) {
        if (wire.isStuck(mostNanosOfWriting) && isOverdue.compareAndSet(false, true)) {
            note(ConnectionTally.Ending.SLOW_READER);
            wire.cut();
        } else if (wire.patience().endsNow() && isOverdue.compareAndSet(false, true)) {
            context.executor().execute(this::endOverdue);
        }
    }

    private void endOverdue() {
        Patience.Waiting waiting = wire.patience().waiting();
        note(ConnectionTally.Ending.of(waiting));
        Outflow outflow = out;
        try {
            if (waiting != Patience.Waiting.FOR_REQUEST && outflow != null && !outflow.hasAnswered()) {
                outflow.writeInstead(guard.farewell().tooSlow(waiting));
            }
        } catch (IOException gone) {
            LOG.log(Level.DEBUG, "connection lost at its end reason=\"{0}\"", gone.getMessage());
        } finally {
            wire.cut();
        }
    }

    private void note(ConnectionTally.Ending ending) {
        guard.tally().ended(ending);
        LOG.log(Level.DEBUG, "connection ended reason={0} from={1}", ending.word(), remote);
    }

    /** Whether it waits for a request, so that nothing is lost where it is ended. */
    @Override
    public boolean canInterrupt() {
        ServerConnection speaking = http;
        return !(speaking instanceof InterruptableTask<?> task) || task.canInterrupt();
    }

    @Override
    public Duration idleTime() {
        ServerConnection speaking = http;
        return speaking == null ? Duration.ZERO : speaking.idleTime();
    }

    @Override
    public void close(boolean isAtOnce) {
        ServerConnection speaking = http;
        if (speaking == null) {
            thread.interrupt();
        } else {
            speaking.close(isAtOnce);
        }
    }
}
