package dev.koder.herald.adapter.storage.testkit;

import dev.koder.herald.application.port.Stores;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;

/**
 * The contract of all storage ports. An adapter proves itself by a test class that extends this one and says how to open
 * an empty store.
 *
 * <p>Each test gets a store of its own, and closes it. A store that makes a test wait for a minute has failed it.
 */
@Timeout(60)
public abstract class StoreConformance {

    private OpenedStore opened;

    /** For adapters' tests. */
    protected StoreConformance() {}

    /**
     * Opens a store that holds nothing and has never been used. Several may be open at once, and know nothing of each
     * other.
     */
    protected abstract OpenedStore openEmpty() throws Exception;

    /**
     * Puts something in the way of all writes to the store that was opened last, such as the machine does; reads go on.
     *
     * @return what takes it away again; empty where nothing can be in the way, as in memory
     */
    protected Optional<Runnable> obstructWrites() throws Exception {
        return Optional.empty();
    }

    @BeforeEach
    final void open() throws Exception {
        opened = openEmpty();
    }

    @AfterEach
    final void close() {
        opened.close();
    }

    /** The contract of {@link Stores#zones()}. */
    @Nested
    final class OfTheZoneStore extends ZoneStoreContract {
        @Override
        Stores stores() {
            return opened.stores();
        }
    }

    /** The contract of {@link Stores#history()}. */
    @Nested
    final class OfTheZoneHistory extends ZoneHistoryContract {
        @Override
        Stores stores() {
            return opened.stores();
        }
    }

    /** That {@link Stores#history()} can have any version of any zone back. */
    @Nested
    final class OfAnyHistory extends RestoringAnyHistory {
        @Override
        Stores stores() {
            return opened.stores();
        }
    }

    /** The contract of {@link Stores#directory()}. */
    @Nested
    final class OfTheZoneDirectory extends ZoneDirectoryContract {
        @Override
        Stores stores() {
            return opened.stores();
        }

        @Override
        OpenedStore openAnother() throws Exception {
            return openEmpty();
        }
    }

    /** The contract of {@link Stores#events()}. */
    @Nested
    final class OfTheEventLog extends EventLogContract {
        @Override
        Stores stores() {
            return opened.stores();
        }

        @Override
        OpenedStore openAnother() throws Exception {
            return openEmpty();
        }
    }

    /** The contract of {@link Stores#audit()}. */
    @Nested
    final class OfTheAuditLog extends AuditLogContract {
        @Override
        Stores stores() {
            return opened.stores();
        }
    }

    /** The contract of {@link dev.koder.herald.application.audit.port.OwedEntry}, which all ports keep. */
    @Nested
    final class OfOwedEntries extends OwedEntryContract {
        @Override
        Stores stores() {
            return opened.stores();
        }
    }

    /** The contract of {@link Stores#claims()}. */
    @Nested
    final class OfTheClaimStore extends ClaimStoreContract {
        @Override
        Stores stores() {
            return opened.stores();
        }
    }

    /** The contract of {@link Stores#transfers()}. */
    @Nested
    final class OfTheTransferStore extends TransferStoreContract {
        @Override
        Stores stores() {
            return opened.stores();
        }
    }

    /** The contract of {@link Stores#webhooks()}. */
    @Nested
    final class OfTheWebhookStore extends WebhookStoreContract {
        @Override
        Stores stores() {
            return opened.stores();
        }
    }

    /** The contract of {@link Stores#pops()}. */
    @Nested
    final class OfThePopStore extends PopStoreContract {
        @Override
        Stores stores() {
            return opened.stores();
        }
    }

    /** The contract of {@link Stores#tenantSettings()}. */
    @Nested
    final class OfTheTenantSettingsStore extends TenantSettingsStoreContract {
        @Override
        Stores stores() {
            return opened.stores();
        }
    }

    /** The contract of {@link Stores#quotas()}. */
    @Nested
    final class OfTheQuotaStore extends QuotaStoreContract {
        @Override
        Stores stores() {
            return opened.stores();
        }
    }

    /** The contract of {@link Stores#answers()}. */
    @Nested
    final class OfTheAnswerStore extends AnswerStoreContract {
        @Override
        Stores stores() {
            return opened.stores();
        }
    }

    /** That {@link Stores#zones()} does not know of keys for ever. */
    @Nested
    final class OfKeys extends ForgettingKeys {
        @Override
        Stores stores() {
            return opened.stores();
        }
    }

    /** The contract of {@link Stores#plans()}. */
    @Nested
    final class OfThePlanStore extends PlanStoreContract {
        @Override
        Stores stores() {
            return opened.stores();
        }
    }

    /** The contract of {@link Stores#reviews()}. */
    @Nested
    final class OfTheReviewStore extends ReviewStoreContract {
        @Override
        Stores stores() {
            return opened.stores();
        }
    }

    /** The contract of {@link Stores#tokens()}. */
    @Nested
    final class OfTheTokenStore extends TokenStoreContract {
        @Override
        Stores stores() {
            return opened.stores();
        }
    }

    /** The contract of {@link Stores#dnssec()}. */
    @Nested
    final class OfTheDnssecStore extends DnssecStoreContract {
        @Override
        Stores stores() {
            return opened.stores();
        }
    }

    /** The contract of {@link Stores#writability()}. */
    @Nested
    final class OfWritability extends WritabilityContract {
        @Override
        Stores stores() {
            return opened.stores();
        }

        @Override
        Optional<Runnable> obstruct() throws Exception {
            return obstructWrites();
        }
    }
}
