package dev.koder.herald.adapter.config.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearestNameTest {

    private static final List<String> NAMES = List.of("http.listen", "feed.wait", "tls");

    @ParameterizedTest
    @CsvSource({
        "http.lissen,http.listen",
        "htp.listen,http.listen",
        "feedwait,feed.wait",
        "Feed.Wait,feed.wait",
        "tsl,",
        "tl,tls",
        "colour,"
    })
    void finds_the_name_that_was_meant(String typed, String meant) {
        assertThat(NearestName.of(typed, NAMES).orElse(null)).isEqualTo(meant);
    }
}
