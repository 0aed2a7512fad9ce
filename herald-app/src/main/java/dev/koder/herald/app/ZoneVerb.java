package dev.koder.herald.app;

import dev.koder.herald.adapter.client.rest.HeraldClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the commands share that do something with one zone of an engine. */
abstract class ZoneVerb implements Callable<Integer> {

    @Mixin
    private final EngineCall call;

    @Parameters(index = "0", paramLabel = "ZONE", description = "The zone, such as example.org.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String zone;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    ZoneVerb(Map<String, String> environment) {
        this.call = new EngineCall(environment);
    }

    @Override
    public final Integer call() {
        return call.run(spec, this::work);
    }

    /** Does it, and returns the exit code. */
    abstract int work(HeraldClient client) throws IOException, InterruptedException;

    final EngineCall engine() {
        return call;
    }

    final String zone() {
        return zone;
    }

    final PrintWriter out() {
        return spec.commandLine().getOut();
    }

    final PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
