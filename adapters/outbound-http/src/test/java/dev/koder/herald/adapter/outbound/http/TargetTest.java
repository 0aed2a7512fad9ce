package dev.koder.herald.adapter.outbound.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How addresses are read: in one way, or not at all. */
class TargetTest {

    @ParameterizedTest
    @CsvSource({
        "https://hooks.example.org/a?b=c, hooks.example.org, 443, /a?b=c, hooks.example.org",
        "HTTPS://Hooks.Example.ORG, hooks.example.org, 443, /, hooks.example.org",
        "https://hooks.example.org./x, hooks.example.org, 443, /x, hooks.example.org",
        "https://hooks.example.org:8443, hooks.example.org, 8443, /, hooks.example.org:8443",
        "http://hooks.example.org:80/, hooks.example.org, 80, /, hooks.example.org",
        "https://xn--bcher-kva.example/, xn--bcher-kva.example, 443, /, xn--bcher-kva.example",
        "https://192.0.2.1/, 192.0.2.1, 443, /, 192.0.2.1",
        "https://[2001:db8::1]:8443/, [2001:db8::1], 8443, /, [2001:db8::1]:8443"
    })
    void reads_an_address(String url, String host, int port, String path, String authority) throws RefusedException {
        Target target = Target.parse(url);

        assertThat(target.host()).isEqualTo(host);
        assertThat(target.port()).isEqualTo(port);
        assertThat(target.path()).isEqualTo(path);
        assertThat(target.authority()).isEqualTo(authority);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://[0:0:0:0:0:0:0:1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/"
            })
    void knows_addresses_in_every_usual_form(String url) throws RefusedException {
        assertThat(Target.parse(url).literal().orElseThrow().isLoopbackAddress())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hooks.example.org",
                "//hooks.example.org/",
                "ftp://hooks.example.org/",
                "file:///etc/passwd",
                "https:hooks.example.org",
                "https:///x",
                "https://user@hooks.example.org/",
                "https://user:secret@hooks.example.org/",
                "https://hooks.example.org@127.0.0.1/",
                "https://hooks.example.org/#x",
                "https://2130706433/",
                "https://0177.0.0.1/",
                "https://0x7f.0.0.1/",
                "https://0x7f000001/",
                "https://127.1/",
                "https://127.0.0.1./",
                "https://127.0.1/",
                "https://127.0.0.01/",
                "https://127.0.0.256/",
                "https://127.0.0.1.1/",
                "https://[::1%25lo]/",
                "https://[fe80::1%25eth0]/",
                "https://[::1/",
                "https://-hooks.example/",
                "https://hooks..example/",
                "https://hooks.example.org\\@127.0.0.1/",
                "https://hooks.example.org /",
                "https://hooks.example.org/\r\nX: y",
                "https://b\u00fccher.example/",
                "https://\uff11\uff12\uff17.0.0.1/",
                "https://hooks.example.org:99999999999/"
            })
    void refuses_what_others_could_read_differently(String url) {
        assertThatThrownBy(() -> Target.parse(url)).isInstanceOf(RefusedException.class);
    }
}
