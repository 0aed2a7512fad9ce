package dev.koder.herald.sync;

import dev.koder.herald.sync.files.StateFolder;
import dev.koder.herald.sync.zone.Event;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;

/** The command line of {@code koder-dns-sync}. */
public final class Main {
    /** Nothing to complain about. */
    static final int DONE = 0;

    /** The machine does not let us: a port that is taken, a folder that cannot be written. */
    static final int CANNOT = 1;

    /** The command line or the configuration is wrong. */
    static final int REFUSED = 2;

    private static final Logger LOG = System.getLogger(Main.class.getName());
    private static final String ONE_LINE_PER_EVENT = "%1$tFT%1$tT.%1$tLZ %4$s %5$s%6$s%n";

    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;

    Main(PrintStream out, PrintStream err, Map<String, String> environment) {
        this.out = out;
        this.err = err;
        this.environment = environment;
    }

    public static void main(String[] arguments) {
        TimeZone.setDefault(TimeZone.getTimeZone(ZoneOffset.UTC));
        System.setProperty("java.util.logging.SimpleFormatter.format", ONE_LINE_PER_EVENT);
        System.setProperty("sun.net.httpserver.maxReqTime", "10");
        System.setProperty("sun.net.httpserver.maxRspTime", "10");
        int status = new Main(System.out, System.err, System.getenv()).run(List.of(arguments));
        System.exit(status);
    }

    /** Carries out a command line; returns the exit status. */
    int run(List<String> arguments) {
        return switch (CommandLine.parse(arguments)) {
            case CommandLine.Help() -> print(CommandLine.HELP);
            case CommandLine.Version() -> print("koder-dns-sync " + version() + "\n");
            case CommandLine.ConfigTemplate() -> print(AgentKeys.SCHEMA.template());
            case CommandLine.WithConfig(CommandLine.Verb verb, Path file) -> run(verb, file);
            case CommandLine.Wrong(String why) -> refuse(why + "; see koder-dns-sync --help");
        };
    }

    private int print(String text) {
        out.print(text);
        out.flush();
        return DONE;
    }

    private int refuse(String why) {
        err.println("koder-dns-sync: " + why);
        return REFUSED;
    }

    private static String version() {
        return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("(built from source)");
    }

    private int run(CommandLine.Verb verb, Path file) {
        return switch (AgentConfig.read(file, environment)) {
            case AgentConfig.Reading.Read(AgentConfig config) -> run(verb, config);
            case AgentConfig.Reading.Refused(var problems) -> {
                problems.forEach(problem -> err.println("koder-dns-sync: " + problem.message()));
                yield REFUSED;
            }
        };
    }

    private int run(CommandLine.Verb verb, AgentConfig config) {
        try {
            return switch (verb) {
                case CHECK_CONFIG -> print("the configuration is in order\n");
                case KNOT_CONF -> print(config.knotSettings().toString());
                case INIT -> init(config);
                case SERVE -> serve(config);
            };
        } catch (IOException e) {
            err.println("koder-dns-sync: " + Complaint.of(e));
            return CANNOT;
        }
    }

    private int init(AgentConfig config) throws IOException {
        try (StateFolder folder =
                StateFolder.open(config.state(), config.knotSettings().template())) {
            folder.provideList();
        }
        return DONE;
    }

    private static int serve(AgentConfig config) throws IOException {
        CountDownLatch stopped = new CountDownLatch(1);
        Agent agent = Agent.start(config, InstantSource.system(), new SecureRandom(), Thread::sleep);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(agent, stopped), "stop"));
        LOG.log(Level.INFO, Event.of("started").with("pop", config.pop()).with("health", agent.healthAddress()));
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return DONE;
    }

    /** Says nothing when all goes well: by now the JDK has closed the log. */
    private static void stop(Agent agent, CountDownLatch stopped) {
        try {
            agent.close();
        } catch (IOException e) {
            System.err.println("koder-dns-sync: " + Complaint.of(e));
        } finally {
            stopped.countDown();
        }
    }
}
