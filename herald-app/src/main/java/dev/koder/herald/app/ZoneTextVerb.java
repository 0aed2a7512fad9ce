package dev.koder.herald.app;

import dev.koder.herald.adapter.client.rest.HeraldClient.Problem;
import dev.koder.herald.adapter.client.rest.HeraldClient.Progress;
import dev.koder.herald.adapter.client.rest.HeraldClient.Reply;
import dev.koder.herald.adapter.client.rest.HeraldClient.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import picocli.CommandLine.Parameters;

/** What the commands share that send a zone file. */
abstract class ZoneTextVerb extends ZoneVerb {

    private static final String STANDARD_INPUT = "-";

    private final InputStream in;

    @Parameters(index = "1", paramLabel = "FILE", description = "The zone file; - reads standard input.")
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private String file;

    /** Reads standard input from {@code in}. */
    ZoneTextVerb(Map<String, String> environment, InputStream in) {
        super(environment);
        this.in = in;
    }

    /** Sends a text. */
    @FunctionalInterface
    interface Sending<T> {

        Reply<T> send(Upload text, Progress progress) throws IOException, InterruptedException;
    }

    /**
     * Sends the file, with a progress bar where somebody looks.
     *
     * @param afterwards what the engine does once it has all
     */
    final <T> Reply<T> send(String afterwards, Sending<T> sending) throws IOException, InterruptedException {
        Upload text = open();
        if (!Terminal.STANDARD_ERROR.isThere()) {
            return sending.send(text, (bytes, all) -> {});
        }
        ProgressBar bar = new ProgressBar("sending", afterwards, err(), System::nanoTime);
        try {
            return sending.send(text, bar);
        } finally {
            bar.clear();
        }
    }

    private Upload open() throws IOException {
        if (isStandardInput()) {
            return new Upload(in, OptionalLong.empty());
        }
        try {
            Path path = Path.of(file);
            return new Upload(Files.newInputStream(path), OptionalLong.of(Files.size(path)));
        } catch (NoSuchFileException missing) {
            throw new IOException(file + ": no such file (expected: a zone file)", missing);
        }
    }

    final boolean isStandardInput() {
        return file.equals(STANDARD_INPUT);
    }

    final InputStream in() {
        return in;
    }

    /** What lines of findings count in. */
    final String source() {
        return isStandardInput() ? "standard input" : file;
    }

    final int refused(Problem problem) {
        return engine().refused(problem, source(), out(), err());
    }
}
