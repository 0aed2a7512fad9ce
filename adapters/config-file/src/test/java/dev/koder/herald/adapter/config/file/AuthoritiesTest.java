package dev.koder.herald.adapter.config.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files of certificates are good for. What becomes of servers is tried where there is one. */
final class AuthoritiesTest {

    /** From 2020 to 2120. */
    private static final String GOOD = """
            -----BEGIN CERTIFICATE-----
            MIIBQDCB56ADAgECAgECMAoGCCqGSM49BAMCMA8xDTALBgNVBAMMBGdvb2QwIBcN
            MjAwMTAxMDAwMDAwWhgPMjEyMDAxMDEwMDAwMDBaMA8xDTALBgNVBAMMBGdvb2Qw
            WTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATgglJHL/7yOfu38aY0sYp1DzhXrcx6
            ElXN25rhMTh3Fu3VeOHzAKmHJ1LC3+m+tnf41vnSzY94QGvEzwINy8aRozIwMDAP
            BgNVHRMBAf8EBTADAQH/MB0GA1UdDgQWBBQ8XJdSpsyxpZ+3jiFxPqBu1AdqjzAK
            BggqhkjOPQQDAgNIADBFAiEAyVpj0WmwsuvU/MtBND+F/MWwQTthEoPb2d1t5t2w
            8wUCIDCgv8Gvgp7QZtVA58daVRrXItwTgUvu6uglk99sY6T8
            -----END CERTIFICATE-----
            """;

    /** From 2020 to 2021. */
    private static final String EXPIRED = """
            -----BEGIN CERTIFICATE-----
            MIIBOzCB46ADAgECAgEBMAoGCCqGSM49BAMCMA4xDDAKBgNVBAMMA29sZDAeFw0y
            MDAxMDEwMDAwMDBaFw0yMTAxMDEwMDAwMDBaMA4xDDAKBgNVBAMMA29sZDBZMBMG
            ByqGSM49AgEGCCqGSM49AwEHA0IABEWzUC9/4eLmrZp13Sbi4jmp/sZpCGKOKusU
            kSgcCJspk0I7YQUj3xUydYPd9oFgcDQ3RGiqa4CVyZ9nU89CmSajMjAwMA8GA1Ud
            EwEB/wQFMAMBAf8wHQYDVR0OBBYEFMvjTAF11MBofUtA0rwpjLQR1ZkkMAoGCCqG
            SM49BAMCA0cAMEQCIEiftW8buT4iQ/YzVXqpSrIkwbRMppQzBL3ZrDtXaW9bAiAj
            0KC4zlfxCH49bgZphiQIB/zOsBC/0tQ5zK7LPnNGLg==
            -----END CERTIFICATE-----
            """;

    private static final String KEY = """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgArRhFxdpSUMKm2fm
            hepLfflwZB8gKXWOoL5cQN/DnIihRANCAATgglJHL/7yOfu38aY0sYp1DzhXrcx6
            ElXN25rhMTh3Fu3VeOHzAKmHJ1LC3+m+tnf41vnSzY94QGvEzwINy8aR
            -----END PRIVATE KEY-----
            """;

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("ca.pem"), text);
    }

    @Test
    void takes_several_certificates_with_words_around_them() throws IOException {
        Path file = file("# ours\n" + GOOD + "\n# another\n" + GOOD + EXPIRED);

        assertThat(Authorities.in(file).context().getProtocol()).isEqualTo("TLS");
    }

    @Test
    void names_the_file_that_is_not_there() {
        Path file = folder.resolve("nosuch.pem");

        assertThatIOException()
                .isThrownBy(() -> Authorities.in(file))
                .withMessageStartingWith(
                        file + ": no such file (expected: a PEM file with the certificate of the auth");
    }

    @Test
    void refuses_a_file_without_a_certificate() throws IOException {
        for (String text : new String[] {"", "hello\n", KEY}) {
            Path file = file(text);

            assertThatIOException()
                    .isThrownBy(() -> Authorities.in(file))
                    .withMessageContaining(file + ": no certificate")
                    .withMessageContaining("(expected: a PEM file");
        }
    }

    @Test
    void refuses_a_certificate_that_was_cut() throws IOException {
        Path file = file(GOOD.substring(0, 200) + "\n-----END CERTIFICATE-----\n");

        assertThatIOException().isThrownBy(() -> Authorities.in(file)).withMessageContaining("that can be read");
    }

    @Test
    void refuses_a_file_whose_certificates_have_all_expired() throws IOException {
        Path file = file(EXPIRED);

        assertThatIOException()
                .isThrownBy(() -> Authorities.in(file))
                .withMessage(file + ": good from 2020-01-01T00:00:00Z to 2021-01-01T00:00:00Z"
                        + " (expected: a certificate that is good today)");
    }

    @Test
    void is_a_type_of_values_that_says_what_it_wants() throws IOException {
        file(GOOD);

        assertThat(ValueType.authorities().read("ca.pem", folder)).isPresent();
        assertThat(ValueType.authorities().read("nosuch.pem", folder)).isEmpty();
        assertThat(ValueType.authorities().expected()).contains("readable PEM file");
    }
}
