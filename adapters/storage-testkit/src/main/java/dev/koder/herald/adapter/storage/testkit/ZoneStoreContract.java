package dev.koder.herald.adapter.storage.testkit;

import dev.koder.herald.application.port.Stores;
import org.junit.jupiter.api.Nested;

/** What every {@link dev.koder.herald.application.zone.port.ZoneStore} keeps to, by what is done to it. */
abstract class ZoneStoreContract {

    abstract Stores stores();

    @Nested
    class WhenZonesAreCreated extends CreatingZones {
        @Override
        Stores stores() {
            return ZoneStoreContract.this.stores();
        }
    }

    @Nested
    class WhenZonesAreCreatedAgain extends RecreatingZones {
        @Override
        Stores stores() {
            return ZoneStoreContract.this.stores();
        }
    }

    @Nested
    class WhenChangesAreCommitted extends CommittingChanges {
        @Override
        Stores stores() {
            return ZoneStoreContract.this.stores();
        }
    }

    @Nested
    class WhenCommitsAreJudged extends JudgingCommits {
        @Override
        Stores stores() {
            return ZoneStoreContract.this.stores();
        }
    }

    @Nested
    class WhenZonesAreDeleted extends DeletingZones {
        @Override
        Stores stores() {
            return ZoneStoreContract.this.stores();
        }
    }

    @Nested
    class WhenZonesAreListed extends ListingZones {
        @Override
        Stores stores() {
            return ZoneStoreContract.this.stores();
        }
    }

    @Nested
    class WhenRecordSetsAreRead extends ReadingRecordSets {
        @Override
        Stores stores() {
            return ZoneStoreContract.this.stores();
        }
    }

    @Nested
    class WhenWholeZonesAreRead extends ReadingWholeZones {
        @Override
        Stores stores() {
            return ZoneStoreContract.this.stores();
        }
    }

    @Nested
    class WhenTenantsAreCurious extends KeepingTenantsApart {
        @Override
        Stores stores() {
            return ZoneStoreContract.this.stores();
        }
    }

    @Nested
    class WhenManyWriteAtOnce extends WritingAtOnce {
        @Override
        Stores stores() {
            return ZoneStoreContract.this.stores();
        }
    }
}
