package dev.koder.herald.adapter.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.lock.LockId;
import dev.koder.herald.domain.lock.LockLevel;
import dev.koder.herald.domain.lock.ZoneLock;
import dev.koder.herald.domain.lock.ZoneLocks;
import dev.koder.herald.domain.tenant.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KnownLocksTest {

    private final KnownLocks known = new KnownLocks();

    private static ZoneLocks locks(int number) {
        return new ZoneLocks(List.of(new ZoneLock(
                new LockId("lock" + number),
                Optional.empty(),
                LockLevel.NO_CHANGE,
                "is not to move",
                new Actor("alice"),
                Instant.EPOCH,
                Optional.empty())));
    }

    @Test
    void answersWhatATextSays() {
        assertThat(known.of(LockText.of(locks(1)))).isEqualTo(locks(1));
    }

    @Test
    void knowsThatNoTextIsNoLock() {
        assertThat(known.of("")).isSameAs(ZoneLocks.NONE);
    }

    @Test
    void takesATextApartOnce() {
        assertThat(known.of(LockText.of(locks(1)))).isSameAs(known.of(LockText.of(locks(1))));
    }

    @Test
    void forgetsTheTextThatWasNotReadForTheLongestTime() {
        ZoneLocks first = known.of(LockText.of(locks(1)));
        ZoneLocks second = known.of(LockText.of(locks(2)));
        for (int i = 3; i <= KnownLocks.MOST; i++) {
            known.of(LockText.of(locks(i)));
        }
        known.of(LockText.of(locks(1)));
        known.of(LockText.of(locks(KnownLocks.MOST + 1)));

        assertThat(known.of(LockText.of(locks(1)))).isSameAs(first);
        assertThat(known.of(LockText.of(locks(2)))).isEqualTo(second).isNotSameAs(second);
    }
}
