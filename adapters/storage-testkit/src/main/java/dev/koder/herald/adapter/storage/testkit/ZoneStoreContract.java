package dev.koder.herald.adapter.storage.testkit;

import dev.koder.herald.application.port.Stores;
import org.junit.jupiter.api.Nested;

/** What every {@link dev.koder.herald.application.zone.port.ZoneStore} keeps to, by what is done to it. */
abstract class ZoneStoreContract {

    abstract Stores stores();

    @Nested
    final class WhenZonesAreCreated extends CreatingZones {
        @Override
        Stores stores() {
            return ZoneStoreContract.this.stores();
        }
    }

    @Nested
    final class WhenZonesAreCreatedAgain extends RecreatingZones {
        @Override
        Stores stores() {
            return ZoneStoreContract.this.stores();
        }
    }

    @Nested
    final class WhenSerialsGoOn extends GivingSerialsOnce {
        @Override
        Stores stores() {
            return ZoneStoreContract.this.stores();
        }
    }

    @Nested
    final class WhenNamesAreRelated extends KeepingFamiliesTogether {
        @Override
        Stores stores() {
            return ZoneStoreContract.this.stores();
        }
    }

    @Nested
    final class WhenChangesAreCommitted extends CommittingChanges {
        @Override
        Stores stores() {
            return ZoneStoreContract.this.stores();
        }
    }

    @Nested
    final class WhenCommitsAreJudged extends JudgingCommits {
        @Override
        Stores stores() {
            return ZoneStoreContract.this.stores();
        }
    }

    @Nested
    final class WhenCommitsAreTriedOut extends TryingCommitsOut {
        @Override
        Stores stores() {
            return ZoneStoreContract.this.stores();
        }
    }

    @Nested
    final class WhenRequestsComeAgain extends RepeatingRequests {
        @Override
        Stores stores() {
            return ZoneStoreContract.this.stores();
        }
    }

    @Nested
    final class WhenZonesAreDeleted extends DeletingZones {
        @Override
        Stores stores() {
            return ZoneStoreContract.this.stores();
        }
    }

    @Nested
    final class WhenZonesAreLocked extends LockingZones {
        @Override
        Stores stores() {
            return ZoneStoreContract.this.stores();
        }
    }

    @Nested
    final class WhenZonesAreListed extends ListingZones {
        @Override
        Stores stores() {
            return ZoneStoreContract.this.stores();
        }
    }

    @Nested
    final class WhenRecordSetsAreRead extends ReadingRecordSets {
        @Override
        Stores stores() {
            return ZoneStoreContract.this.stores();
        }
    }

    @Nested
    final class WhenWholeZonesAreRead extends ReadingWholeZones {
        @Override
        Stores stores() {
            return ZoneStoreContract.this.stores();
        }
    }

    @Nested
    final class WhenTenantsAreCurious extends KeepingTenantsApart {
        @Override
        Stores stores() {
            return ZoneStoreContract.this.stores();
        }
    }

    @Nested
    final class WhenManyWriteAtOnce extends WritingAtOnce {
        @Override
        Stores stores() {
            return ZoneStoreContract.this.stores();
        }
    }
}
