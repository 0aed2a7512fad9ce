package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.GLOBEX;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;
import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.application.port.Stores;
import dev.koder.herald.application.zone.port.ZoneStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every {@link dev.koder.herald.application.feed.port.ZoneDirectory} keeps to. */
abstract class ZoneDirectoryContract extends Contract {

    /** Opens a store that has nothing to do with the one under test. */
    abstract OpenedStore openAnother() throws Exception;

    @Test
    void tells_who_owns_a_zone() {
        created(aZone().named("example.org").ownedBy(ACME));
        created(aZone().named("example.com").ownedBy(GLOBEX));

        assertThat(stores().directory().locate(name("Example.ORG"))).contains(ACME);
        assertThat(stores().directory().locate(name("example.com"))).contains(GLOBEX);
    }

    @Test
    void tells_no_owner_of_a_name_that_is_no_zone() {
        created(aZone().named("example.org"));

        assertThat(stores().directory().locate(name("www.example.org"))).isEmpty();
        assertThat(stores().directory().locate(name("org"))).isEmpty();
    }

    @Test
    void tells_no_owner_of_a_deleted_zone() {
        created(aZone().named("example.org"));
        deleted(ACME, "example.org");

        assertThat(stores().directory().locate(name("example.org"))).isEmpty();
    }

    @Test
    void tells_the_owner_of_a_zone_that_was_created_again() {
        created(aZone().ownedBy(ACME));
        deleted(ACME, "example.org");
        created(aZone().ownedBy(GLOBEX).wishedAt(DELETED_AT.plus(ZoneStore.HELD_AFTER_DELETION)));

        assertThat(stores().directory().locate(name("example.org"))).contains(GLOBEX);
    }

    @Test
    void counts_the_zones_that_are_there() {
        assertThat(stores().directory().count()).isZero();

        created(aZone().named("example.org").ownedBy(ACME));
        created(aZone().named("example.com").ownedBy(GLOBEX));
        created(aZone().named("gone.example").ownedBy(GLOBEX));
        deleted(GLOBEX, "gone.example");

        assertThat(stores().directory().count()).isEqualTo(2);
    }

    @Nested
    final class WhenTheFeedIsRead extends FollowingTheFeed {
        @Override
        Stores stores() {
            return ZoneDirectoryContract.this.stores();
        }

        @Override
        OpenedStore openAnother() throws Exception {
            return ZoneDirectoryContract.this.openAnother();
        }
    }
}
