package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OldHttpTest {

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String renewed(String text) {
        return OldHttp.renewed(octets(text))
                .map(octets -> new String(octets, StandardCharsets.ISO_8859_1))
                .orElse("nothing");
    }

    @Test
    void is_put_as_the_last_request_of_its_connection() {
        assertThat(renewed("GET /a HTTP/1.0\r\nHost: x\r\nConnection: keep-alive\r\nKeep-Alive: 5\r\nX-A: b\r\n\r\n"))
                .isEqualTo("GET /a HTTP/1.1\r\nHost: x\r\nX-A: b\r\nConnection: close\r\n\r\n");
    }

    @Test
    void goes_to_some_host_where_it_names_none_and_may_end_its_lines_by_line_feeds() {
        assertThat(renewed("GET / HTTP/1.0\n\n"))
                .isEqualTo("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    @Test
    void keeps_what_has_come_of_the_body() {
        assertThat(renewed("POST / HTTP/1.0\r\nHost: x\r\nContent-Length: 6\r\nExpect: 100-continue\r\n\r\nab\ncd\n"))
                .isEqualTo("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 6\r\nConnection: close\r\n\r\nab\ncd\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.0\r\nHost: x\r\n",
                "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "GET / HTTP/1.0\r\nHost: x\r\nConnection: a\r\n b: c\r\n\r\n"
            })
    void what_is_not_whole_or_makes_no_sense_is_left_alone(String request) {
        assertThat(renewed(request)).isEqualTo("nothing");
    }

    @Test
    void is_told_by_the_request_line() {
        assertThat(OldHttp.isSpoken(octets("GET / HTTP/1.0\r\n"))).isTrue();
        assertThat(OldHttp.isSpoken(octets("GET / HTTP/1.1\r\nX: HTTP/1.0\r\n")))
                .isFalse();
        assertThat(OldHttp.isSpoken(octets("GET / HTTP/1.0"))).isFalse();
    }
}
