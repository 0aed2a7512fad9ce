package dev.koder.herald.adapter.suffix.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SuffixListFileTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    private Path folder;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "org, true",
        "example.org, false",
        "co.uk, true",
        "in-addr.arpa, true",
        "2.0.192.in-addr.arpa, false",
        "github.io, true",
        "mine.github.io, false",
        "city.kawasaki.jp, false",
        "shop.kawasaki.jp, true",
        "xn--55qx5d.cn, true",
        "xn--fiqs8s, true",
        "xn--fiqs8s.example, false",
        "example.xn--55qx5d.cn, false"
    })
    void knows_the_list_that_came_along(String name, boolean isSuffix) {
        assertThat(SuffixListFile.in(folder).current().contain(DomainName.parse(name)))
                .isEqualTo(isSuffix);
    }

    @Test
    void takes_over_a_list_that_is_put_in_its_place() throws IOException {
        SuffixListFile list = SuffixListFile.in(folder);
        boolean before = list.current().contain(DomainName.parse("new-suffix.example"));

        SuffixListFile.in(folder).replace(own("new-suffix.example"));

        assertThat(before).isFalse();
        assertThat(list.current().contain(DomainName.parse("new-suffix.example")))
                .isTrue();
        assertThat(folder).isDirectoryNotContaining(path -> !path.endsWith("public-suffix-list.dat"));
    }

    @Test
    void stays_with_the_last_good_list_when_the_file_becomes_another_thing() throws IOException {
        SuffixListFile list = SuffixListFile.in(folder);
        list.replace(own("new-suffix.example"));
        boolean before = list.current().contain(DomainName.parse("new-suffix.example"));

        Path file = folder.resolve("public-suffix-list.dat");
        Files.writeString(file, "<html>");
        Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));

        assertThat(before).isTrue();
        assertThat(list.current().contain(DomainName.parse("new-suffix.example")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "com",
                "// ===BEGIN ICANN DOMAINS===\ncom\n// ===BEGIN PRIVATE DOMAINS===\nblogs.example\n"
            })
    void refuses_what_is_no_whole_list_and_keeps_the_one_there_is(String text) {
        SuffixListFile list = SuffixListFile.in(folder);

        assertThatThrownBy(() -> list.replace(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(DnsFormatException.class);
        assertThat(folder).isEmptyDirectory();
    }

    private static byte[] own(String further) throws IOException {
        try (InputStream in = SuffixListFile.class.getResourceAsStream("public_suffix_list.dat")) {
            String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return (text + "\n" + further + "\n").getBytes(StandardCharsets.UTF_8);
        }
    }
}
