package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which route a request is for. */
class RouteTableTest {

    private final RouteTable table = new RouteTable(List.of(
            Route.of("GET", "/a", Access.EVERYBODY).by(call -> Answer.of(200)),
            Route.of("POST", "/a", Access.EVERYBODY).by(call -> Answer.of(200)),
            Route.of("GET", "/a/{x}/b/{y}", Access.EVERYBODY).by(call -> Answer.of(200)),
            Route.of("PUT", "/c", Access.EVERYBODY).by(call -> Answer.of(200))));

    @ParameterizedTest
    @CsvSource({
        "/a/1/b/2, 1, 2",
        "/a/%31/b/%2F, 1, /",
        "/a/a%20b/b/%C3%BC, a b, ü",
        "/a/+/b/%2B, +, +",
        "/a/../b/., .., .",
        "/a/;v=1/b/a;b, ;v=1, a;b"
    })
    void decodes_parameters_after_it_has_cut_the_path(String path, String x, String y) {
        assertThat(table.find("GET", path))
                .isInstanceOfSatisfying(RouteTable.Found.class, found -> assertThat(found.path())
                        .isEqualTo(Map.of("x", x, "y", y)));
    }

    @ParameterizedTest
    @CsvSource({"/a/%/b/2, x", "/a/%4/b/2, x", "/a/%zz/b/2, x", "/a/%ff/b/2, x", "/a/1/b/%c3, y", "/a/1/b/ü, ''"})
    void says_which_segment_cannot_be_decoded(String path, String segment) {
        RouteTable.Match match = table.find("GET", path);

        assertThat(match)
                .isEqualTo(
                        segment.isEmpty() ? table.find("GET", "/a/1/b/%C3%BC") : new RouteTable.Undecodable(segment));
    }

    @ParameterizedTest
    @CsvSource({"/", "''", "/b", "/a/", "//a", "/a/1/b", "/a//b/2", "/a/1/c/2", "/a/1/b/2/3", "/%61"})
    void nothing_has_another_path(String path) {
        assertThat(table.find("GET", path)).isEqualTo(new RouteTable.Nothing());
    }

    @Test
    void head_goes_where_get_goes() {
        assertThat(table.find("HEAD", "/a")).isEqualTo(table.find("GET", "/a"));
    }

    @Test
    void other_methods_are_answered_with_those_that_are_taken() {
        assertThat(table.find("DELETE", "/a"))
                .isInstanceOfSatisfying(RouteTable.OtherMethods.class, others -> assertThat(others.allowed())
                        .containsExactly("GET", "HEAD", "OPTIONS", "POST"));
        assertThat(table.find("HEAD", "/c"))
                .isInstanceOfSatisfying(RouteTable.OtherMethods.class, others -> assertThat(others.allowed())
                        .containsExactly("OPTIONS", "PUT"));
    }
}
