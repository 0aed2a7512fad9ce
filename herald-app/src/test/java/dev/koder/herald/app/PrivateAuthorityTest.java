package dev.koder.herald.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command line calls an engine whose certificate an authority of one's own has signed; the certificates are OpenSSL's. */
@Timeout(120)
class PrivateAuthorityTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    private final StringWriter err = new StringWriter();

    @BeforeEach
    void found() throws IOException, InterruptedException {
        authority("ours");
        authority("another");
    }

    private void authority(String name) throws IOException, InterruptedException {
        openssl(
                "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 5 -subj /CN=Authority -keyout",
                name + ".key",
                "-out",
                name + ".pem");
    }

    /** Signs what the engine presents. */
    private void sign(String host, int days) throws IOException, InterruptedException {
        openssl(
                "req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout tls.key -out tls.csr -subj /CN=engine"
                        + " -addext",
                "subjectAltName=" + host);
        openssl(
                "x509 -req -in tls.csr -CA ours.pem -CAkey ours.key -CAcreateserial -copy_extensions copy -out tls.pem -days",
                Integer.toString(days));
    }

    private void openssl(String words, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(words.split(" ", -1)));
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    private RunningEngine engine() throws IOException {
        Path keys = Files.writeString(folder.resolve("jwks.json"), "{\"keys\":[]}");
        return RunningEngine.start(
                folder, "tls.certificate = tls.pem\ntls.key = tls.key\nidentity.key-set = " + keys.toUri() + "\n");
    }

    /** Asks for a zone, with no token that counts: where the engine is believed it is the engine that refuses. */
    private String export(RunningEngine engine, Map<String, String> environment, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("zone", "export", "--url", "https://127.0.0.1:" + engine.port()));
        arguments.addAll(List.of(options));
        arguments.add("example.org");
        err.getBuffer().setLength(0);
        RootCommand.commandLine(environment, InputStream.nullInputStream(), OutputStream.nullOutputStream())
                .setOut(new PrintWriter(new StringWriter(), true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
        assertThat(err.toString().lines()).hasSize(1);
        return err.toString();
    }

    @Test
    void an_engine_is_believed_on_the_word_of_the_authority_that_was_named_and_of_no_other() throws Exception {
        sign("IP:127.0.0.1", 5);
        String ours = folder.resolve("ours.pem").toString();
        String another = folder.resolve("another.pem").toString();
        Map<String, String> token = Map.of("HERALD_TOKEN", "t");

        try (RunningEngine engine = engine()) {
            String refusal = export(engine, token, "--ca-file", ours);
            assertThat(refusal).contains("token").doesNotContain("certificate");
            assertThat(export(engine, Map.of("HERALD_TOKEN", "t", "HERALD_CA_FILE", ours)))
                    .isEqualTo(refusal);
            assertThat(export(engine, token, "--ca-file", another))
                    .contains("https://127.0.0.1:" + engine.port() + ": no authority in " + another
                            + " vouches for its certificate");
            assertThat(export(engine, token))
                    .contains("no authority that this machine trusts vouches for its certificate")
                    .contains("--ca-file or HERALD_CA_FILE");
            assertThat(export(
                            engine,
                            token,
                            "--ca-file",
                            folder.resolve("tls.pem").toString()))
                    .isEqualTo(refusal);
        }
    }

    @Test
    void a_certificate_of_another_name_is_not_believed() throws Exception {
        sign("DNS:dns.example.org", 5);

        try (RunningEngine engine = engine()) {
            assertThat(export(
                            engine,
                            Map.of("HERALD_TOKEN", "t"),
                            "--ca-file",
                            folder.resolve("ours.pem").toString()))
                    .contains("its certificate is not for 127.0.0.1");
        }
    }

    @Test
    void a_certificate_that_has_expired_is_not_believed() throws Exception {
        sign("IP:127.0.0.1", -1);

        try (RunningEngine engine = engine()) {
            assertThat(export(
                            engine,
                            Map.of("HERALD_TOKEN", "t"),
                            "--ca-file",
                            folder.resolve("ours.pem").toString()))
                    .contains("its certificate has expired");
        }
    }
}
