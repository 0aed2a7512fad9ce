package dev.koder.herald.sync.knot;

import dev.koder.herald.sync.zone.port.Reply;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Knot's control socket. Safe for use by many threads, which take turns: Knot 3.2 would make them wait anyway, and a
 * wait on this side has a deadline.
 */
final class ControlSocket {
    private final Path path;
    private final ScheduledExecutorService watchdog;
    private final ReentrantLock turn = new ReentrantLock(true);

    /** @param watchdog cuts connections at their deadline; it belongs to the caller */
    ControlSocket(Path path, ScheduledExecutorService watchdog) {
        this.path = path;
        this.watchdog = watchdog;
    }

    /**
     * Sends one command over a connection of its own; the answer's lines, or why there are none. Waiting for one's turn is
     * not counted: whoever is before has a deadline too.
     */
    Reply<List<ControlUnit>> send(ControlUnit command, Duration deadline) {
        turn.lock();
        try {
            return exchange(command, deadline);
        } finally {
            turn.unlock();
        }
    }

    private Reply<List<ControlUnit>> exchange(ControlUnit command, Duration deadline) {
        AtomicBoolean isCut = new AtomicBoolean();
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            var cut = watchdog.schedule(() -> cut(channel, isCut), deadline.toMillis(), TimeUnit.MILLISECONDS);
            try {
                channel.connect(UnixDomainSocketAddress.of(path));
                return refusedOrGiven(talk(channel, command));
            } finally {
                cut.cancel(false);
            }
        } catch (IOException e) {
            return isCut.get() ? late(deadline) : silent(e);
        }
    }

    private static void cut(SocketChannel channel, AtomicBoolean isCut) {
        isCut.set(true);
        try {
            channel.close();
        } catch (IOException e) {
            // Closing is all that was wanted; the reader sees the closed channel.
        }
    }

    private static List<ControlUnit> talk(SocketChannel channel, ControlUnit command) throws IOException {
        write(channel, ControlMessage.ofCommand(command));
        List<ControlUnit> answer = ControlMessage.readAnswer(new BufferedInputStream(Channels.newInputStream(channel)));
        leavePolitely(channel);
        return answer;
    }

    private static void leavePolitely(SocketChannel channel) {
        try {
            write(channel, ControlMessage.endOfSession());
        } catch (IOException e) {
            // Knot has left first, as it does after "stop"; the answer is here already.
        }
    }

    private static void write(SocketChannel channel, byte[] octets) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    private static Reply<List<ControlUnit>> refusedOrGiven(List<ControlUnit> answer) {
        for (ControlUnit unit : answer) {
            if (unit.has(ControlItem.ERROR)) {
                return new Reply.Refused<>(unit.text(ControlItem.ERROR));
            }
        }
        return new Reply.Given<>(answer);
    }

    private Reply<List<ControlUnit>> late(Duration deadline) {
        return new Reply.Late<>("control socket " + path + ": no answer within " + deadline.toMillis() + " ms");
    }

    private Reply<List<ControlUnit>> silent(IOException e) {
        String why = e instanceof EOFException ? "closed without an answer" : e.getMessage();
        return new Reply.Silent<>("control socket " + path + ": " + why);
    }
}
