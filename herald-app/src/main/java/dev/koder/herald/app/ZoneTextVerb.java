package dev.koder.herald.app;

import dev.koder.herald.adapter.client.rest.HeraldClient.Problem;
import dev.koder.herald.adapter.client.rest.HeraldClient.Progress;
import dev.koder.herald.adapter.client.rest.HeraldClient.Reply;
import dev.koder.herald.adapter.client.rest.HeraldClient.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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
            return new Upload(source(), () -> in, OptionalLong.empty(), false);
        }
        Path path = readable();
        return Files.isRegularFile(path)
                ? new Upload(file, () -> Files.newInputStream(path), OptionalLong.of(Files.size(path)), true)
                : new Upload(file, () -> Files.newInputStream(path), OptionalLong.empty(), false);
    }

    /** Pipes are files too, but say nothing of their length, and can be read only once. */
    private Path readable() throws IOException {
        Path path;
        try {
            path = Path.of(file);
        } catch (InvalidPathException unwritten) {
            throw new IOException(file + ": no name of a file here (" + unwritten.getReason() + ")", unwritten);
        }
        if (!Files.exists(path)) {
            throw new IOException(file + ": no such file (expected: a zone file)");
        }
        if (Files.isDirectory(path)) {
            throw new IOException(file + ": a directory (expected: a zone file)");
        }
        if (!Files.isReadable(path)) {
            throw new IOException(file + ": cannot be read (expected: a zone file that you may read)");
        }
        return path;
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

    final int proposed(Reply.Proposed<?> proposed) {
        return engine().proposed(proposed, zone(), out());
    }

    final int refused(Problem problem) {
        return engine().refused(problem, source(), out(), err());
    }
}
