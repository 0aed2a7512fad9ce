package dev.koder.herald.sync.zone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The agent dies before, or right after, each single call to the files and the name server, one after the other, until it
 * gets through. Whatever it leaves has to be served by a name server that starts from it alone, and has to become what the
 * engine wants once an agent runs again.
 */
final class CrashTest {
    private static final String ZONE = "example.org.";
    private static final String OTHER = "other.example.";

    @TempDir
    private Path folder;

    /** Stands for kill -9. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Counts calls and dies at one of them. */
    private static final class Mortality {
        private int callsLeft;
        private final boolean isAfter;
        private boolean hasDied;

        Mortality(int callsLeft, boolean isAfter) {
            this.callsLeft = callsLeft;
            this.isAfter = isAfter;
        }

        Object wrap(Object port) {
            return Proxy.newProxyInstance(
                    port.getClass().getClassLoader(), port.getClass().getInterfaces(), (proxy, method, arguments) -> {
                        boolean isLast = callsLeft-- == 0;
                        if (hasDied || (isLast && !isAfter)) {
                            throw death();
                        }
                        Object result = call(() -> method.invoke(port, arguments));
                        if (isLast) {
                            throw death();
                        }
                        return result;
                    });
        }

        private Killed death() {
            hasDied = true;
            return new Killed();
        }

        private static @Nullable Object call(Call call) throws Throwable {
            try {
                return call.make();
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        private interface Call {
            @Nullable Object make() throws ReflectiveOperationException;
        }
    }

    /** Something the engine wants, and what a name server may serve while it comes to be. */
    enum Change {
        NEW_VERSION,
        VERSION_THAT_KNOT_REFUSES,
        NEW_ZONE,
        DELETED_ZONE;

        private void make(MemoryEngine engine) {
            switch (this) {
                case NEW_VERSION -> engine.publish(ZONE, 13, "www.example.org. A 192.0.2.13");
                case VERSION_THAT_KNOT_REFUSES -> engine.publish(ZONE, 13, "www.example.org. TXT " + MemoryKnot.POISON);
                case NEW_ZONE -> engine.publish("new.example.", 1);
                case DELETED_ZONE -> engine.delete(ZONE);
            }
        }

        /** What only the name server refuses is put back by the next agent; until then the zone may be missing. */
        private void checkAfterTheCrash(MemoryKnot knot) {
            switch (this) {
                case NEW_VERSION -> assertThat(knot.served(ZONE)).containsAnyOf("192.0.2.12", "192.0.2.13");
                case NEW_ZONE -> assertThat(knot.served(ZONE)).contains("192.0.2.12");
                case VERSION_THAT_KNOT_REFUSES, DELETED_ZONE ->
                    assertThat(knot.served(OTHER)).isNotEmpty();
            }
        }

        private void checkInTheEnd(MemoryKnot knot) {
            switch (this) {
                case NEW_VERSION -> assertThat(knot.served(ZONE)).contains("192.0.2.13");
                case VERSION_THAT_KNOT_REFUSES -> assertThat(knot.served(ZONE)).contains("192.0.2.12");
                case NEW_ZONE -> assertThat(knot.served("new.example.")).isNotEmpty();
                case DELETED_ZONE -> assertThat(knot.served(ZONE)).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void at_every_call_leaves_what_a_name_server_can_serve_and_an_agent_can_finish(Change change) throws IOException {
        int crashes = 0;
        for (boolean isAfter : new boolean[] {false, true}) {
            for (int calls = 0; survivesUntil(calls, isAfter, change); calls++) {
                crashes++;
            }
        }
        assertThat(crashes).isGreaterThan(20);
    }

    /** Answers whether the agent died, so that there is a later call to die at. */
    private boolean survivesUntil(int calls, boolean isAfter, Change change) throws IOException {
        Path state = folder.resolve(change + "-" + calls + "-" + isAfter);
        MemoryEngine engine = new MemoryEngine();
        MemoryKnot knot = new MemoryKnot(state.resolve("zones.conf"));
        try (Pop before = new Pop(state, engine, knot, port -> port)) {
            engine.publish(ZONE, 12, "www.example.org. A 192.0.2.12");
            engine.publish(OTHER, 1);
            before.settle();
        }
        change.make(engine);
        boolean hasDied = runUntilDeath(state, engine, knot, new Mortality(calls, isAfter));

        knot.restart();
        String when = "dying " + (isAfter ? "after" : "before") + " call " + calls;
        assertThat(knot.served(OTHER)).as(when).isNotEmpty();
        change.checkAfterTheCrash(knot);

        try (Pop after = new Pop(state, engine, knot, port -> port)) {
            after.settle();
            after.after(Duration.ofMinutes(5));
            change.checkInTheEnd(knot);
            assertThat(knot.served(OTHER)).as(when).isNotEmpty();
            assertThat(leftovers(state)).as(when).isZero();
        }
        return hasDied;
    }

    private static boolean runUntilDeath(Path state, MemoryEngine engine, MemoryKnot knot, Mortality mortality) {
        try (Pop pop = new Pop(state, engine, knot, mortality::wrap)) {
            pop.settle();
            return false;
        } catch (Killed e) {
            return true;
        }
    }

    private static long leftovers(Path state) throws IOException {
        try (Stream<Path> files = Files.walk(state)) {
            return files.filter(file -> file.toString().matches(".*\\.(prev|new)"))
                    .count();
        }
    }
}
