package dev.koder.herald.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.pop.PopBearers;
import dev.koder.herald.domain.pop.PopId;
import dev.koder.herald.domain.tenant.TenantId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stands in identity.points-of-presence. */
class PopEntryTest {

    private static final List<String> ENTRIES = List.of("pop-ams", "fra1=pop-fra", "https://id.example/?a=b");

    @Test
    void names_whose_tokens_count() {
        assertThat(PopEntry.subs(ENTRIES)).containsExactlyInAnyOrder("pop-ams", "pop-fra", "https://id.example/?a=b");
    }

    @Test
    void gives_names_to_those_that_it_names() {
        assertThat(PopEntry.bearers(ENTRIES))
                .isEqualTo(new PopBearers(Map.of(new PopId("fra1"), new TenantId("pop-fra"))));
    }
}
