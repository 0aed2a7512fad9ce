package dev.koder.herald.domain.zone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailboxTest {

    @ParameterizedTest(name = "{0}@{1} is {2}")
    @CsvSource({
        "hostmaster, example.org, hostmaster.example.org.",
        "first.last, example.org, first\\.last.example.org.",
        "a.b.c, example.org, a\\.b\\.c.example.org.",
        "dns+zones, example.org, dns\\+zones.example.org."
    })
    void mail_addresses_are_names_and_back(String localPart, String domain, String name) {
        DomainName mailbox = Mailbox.name(localPart, DomainName.parse(domain));

        assertThat(mailbox).isEqualTo(DomainName.parse(name));
        assertThat(mailbox.labelCount()).isEqualTo(3);
        assertThat(Mailbox.address(mailbox)).contains(localPart + "@" + domain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".a",
                "a.",
                "a..b",
                "a b",
                "\"a\"",
                "a@b",
                "ä",
                "a-very-long-local-part-that-has-more-than-the-sixty-three-characters-of-a-label"
            })
    void refuses_local_parts_that_have_no_room_in_a_label(String localPart) {
        DomainName domain = DomainName.parse("example.org");

        assertThatThrownBy(() -> Mailbox.name(localPart, domain)).isInstanceOf(DnsFormatException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "org.", "a\\032b.example.org.", "a\\..example.org.", "\\000.example.org."})
    void shows_no_address_for_names_that_stand_for_none(String name) {
        assertThat(Mailbox.address(DomainName.parse(name))).isEmpty();
    }
}
