package dev.koder.herald.domain.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.claim.SuffixRule.Kind;
import dev.koder.herald.domain.claim.SuffixRule.Section;
import dev.koder.herald.domain.dns.DomainName;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicSuffixesTest {

    private static final PublicSuffixes SUFFIXES = new PublicSuffixes(List.of(
            rule(Kind.NAME, "com", Section.ICANN),
            rule(Kind.NAME, "co.uk", Section.ICANN),
            rule(Kind.WILDCARD, "kobe.jp", Section.ICANN),
            rule(Kind.EXCEPTION, "city.kobe.jp", Section.ICANN),
            rule(Kind.WILDCARD, "ck", Section.ICANN),
            rule(Kind.EXCEPTION, "www.ck", Section.ICANN),
            rule(Kind.NAME, "blogs.example", Section.PRIVATE),
            rule(Kind.WILDCARD, "regions.example.net", Section.PRIVATE)));

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "., true",
        "com, true",
        "COM, true",
        "example.com, false",
        "www.example.com, false",
        "unknown, true",
        "example.unknown, false",
        "uk, true",
        "co.uk, true",
        "example.co.uk, false",
        "kobe.jp, true",
        "shop.kobe.jp, true",
        "example.shop.kobe.jp, false",
        "city.kobe.jp, false",
        "www.city.kobe.jp, false",
        "ck, true",
        "any.ck, true",
        "www.ck, false",
        "blogs.example, true",
        "mine.blogs.example, false",
        "example, true",
        "regions.example.net, false",
        "eu.regions.example.net, true",
        "mine.eu.regions.example.net, false"
    })
    void contain_what_strangers_register_names_below(String name, boolean isSuffix) {
        assertThat(SUFFIXES.contain(name.equals(".") ? DomainName.ROOT : DomainName.parse(name)))
                .isEqualTo(isSuffix);
    }

    private static SuffixRule rule(Kind kind, String name, Section section) {
        return new SuffixRule(kind, DomainName.parse(name), section);
    }
}
