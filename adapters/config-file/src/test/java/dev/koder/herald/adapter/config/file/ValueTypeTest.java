package dev.koder.herald.adapter.config.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ValueTypeTest {

    private enum Mode {
        READ_ONLY,
        READ_WRITE
    }

    private static final ValueType<Duration> ANY_TIME = ValueType.duration(Duration.ZERO, Duration.ofDays(3650));
    private static final ValueType<Long> ANY_SIZE = ValueType.bytes(0, Long.MAX_VALUE);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"0s,PT0S", "250ms,PT0.25S", "30s,PT30S", "5m,PT5M", "24h,PT24H", "30d,PT720H"})
    void reads_a_time(String text, Duration expected) {
        assertThat(read(ANY_TIME, text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "30", "s", "30 s", "-1s", "1.5s", "1m30s", "30S", "1w", "999999999999999d", "1000000h"})
    void reads_nothing_else_as_a_time(String text) {
        assertThat(read(ANY_TIME, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0,0", "65536,65536", "12B,12", "64KiB,65536", "16MiB,16777216", "2GiB,2147483648"})
    void reads_a_size(String text, long expected) {
        assertThat(read(ANY_SIZE, text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1kB", "1MB", "-1", "1.5MiB", "KiB", "9999999999999999", "99999999999999GiB"})
    void reads_nothing_else_as_a_size(String text) {
        assertThat(read(ANY_SIZE, text)).isEmpty();
    }

    @Test
    void keeps_bounds_of_times_and_sizes_and_names_them() {
        ValueType<Duration> time = ValueType.duration(Duration.ofMillis(1500), Duration.ofDays(2));
        ValueType<Long> size = ValueType.bytes(0, 3 << 20);

        assertThat(time.expected()).isEqualTo("a time from 1500ms to 2d, in ms, s, m, h or d");
        assertThat(read(time, "1s")).isEmpty();
        assertThat(read(time, "3d")).isEmpty();
        assertThat(size.expected()).isEqualTo("a size from 0B to 3MiB, in B, KiB, MiB or GiB");
        assertThat(read(size, "4MiB")).isEmpty();
    }

    @Test
    void reads_a_whole_number_within_its_bounds() {
        ValueType<Integer> type = ValueType.integer(-1, 10);

        assertThat(read(type, "10")).contains(10);
        assertThat(List.of("11", "-2", "", "1.0", "ten", "99999999999"))
                .allMatch(text -> read(type, text).isEmpty());
    }

    @Test
    void reads_true_and_false_only() {
        assertThat(read(ValueType.bool(), "true")).contains(true);
        assertThat(read(ValueType.bool(), "false")).contains(false);
        assertThat(read(ValueType.bool(), "yes")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1:8053,127.0.0.1,8053", "[::1]:0,::1,0", "a-b.example.org:65535,a-b.example.org,65535"})
    void reads_a_host_and_its_port(String text, String host, int port) {
        assertThat(read(ValueType.hostPort(), text)).contains(new HostPort(host, port));
        assertThat(new HostPort(host, port)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "localhost", ":80", "::1:80", "host:65536", "host:99999999", "[::1]", "a b:1", "host:-1"})
    void reads_nothing_else_as_a_host_and_port(String text) {
        assertThat(read(ValueType.hostPort(), text)).isEmpty();
    }

    @Test
    void reads_an_http_address() {
        assertThat(read(ValueType.httpUrl(), "https://id.koder.dev/keys"))
                .contains(URI.create("https://id.koder.dev/keys"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "id.koder.dev",
                "ftp://x/",
                "file:///x",
                "https://u:p@x/",
                "https://x/?q",
                "https://x/#f",
                "https:// x"
            })
    void reads_nothing_else_as_an_http_address(String text) {
        assertThat(read(ValueType.httpUrl(), text)).isEmpty();
    }

    @Test
    void reads_a_choice_in_kebab_case() {
        ValueType<Mode> type = ValueType.choice(Mode.class);

        assertThat(read(type, "read-only")).contains(Mode.READ_ONLY);
        assertThat(read(type, "READ_ONLY")).isEmpty();
        assertThat(type.expected()).isEqualTo("one of read-only, read-write");
    }

    @Test
    void reads_a_list_whole_or_not_at_all() {
        ValueType<List<Integer>> type = ValueType.listOf(ValueType.integer(0, 9));

        assertThat(read(type, "1, 2,3")).contains(List.of(1, 2, 3));
        assertThat(read(type, "")).contains(List.of());
        assertThat(read(type, "1,,3")).isEmpty();
        assertThat(read(type, "1,2,")).isEmpty();
    }

    @Test
    void reads_a_type_of_the_programs_own() {
        ValueType<Integer> even = ValueType.of(
                "an even number", text -> Optional.of(Integer.valueOf(text)).filter(n -> n % 2 == 0));

        assertThat(read(even, "2")).contains(2);
        assertThat(read(even, "3")).isEmpty();
        assertThat(read(even, "two")).isEmpty();
    }

    @Test
    void reads_a_secret_file_that_is_closed_to_others() throws IOException {
        secret("s3cret\n", "rw-r-----");

        assertThat(read(ValueType.secretFile(), "token")).hasValueSatisfying(file -> {
            assertThat(file).hasToString("SecretFile[path=" + folder.resolve("token") + "]");
            assertThat(file).extracting(ValueTypeTest::content).isEqualTo("s3cret");
        });
    }

    @Test
    void refuses_a_secret_file_that_is_open_to_others_or_missing() throws IOException {
        secret("s3cret\n", "rw-r--r--");

        assertThat(read(ValueType.secretFile(), "token")).isEmpty();
        assertThat(read(ValueType.secretFile(), "none")).isEmpty();
    }

    @Test
    void sees_a_replaced_secret() throws IOException {
        secret("old", "rw-------");
        SecretFile file = read(ValueType.secretFile(), "token").orElseThrow();

        secret("new", "rw-------");

        assertThat(file).extracting(ValueTypeTest::content).isEqualTo("new");
    }

    @Test
    void does_not_repeat_a_secret_pasted_in_place_of_its_path() {
        assertThat(ValueType.secretFile().shown("eyJhbGciOi")).isEqualTo("(not shown)");
        assertThat(ValueType.secretFile().shown("/etc/herald/tokn")).isEqualTo("/etc/herald/tokn");
        assertThat(ValueType.path().shown("db")).isEqualTo("db");
    }

    private void secret(String content, String permissions) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }

    private static String content(SecretFile file) {
        try {
            return file.read();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private <T> Optional<T> read(ValueType<T> type, String text) {
        return type.read(text, folder);
    }
}
