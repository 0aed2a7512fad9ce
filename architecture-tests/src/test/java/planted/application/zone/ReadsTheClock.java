package planted.application.zone;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;

final class ReadsTheClock {
    static final Supplier<Instant> BY_REFERENCE = Instant::now;

    Stream<Object> everyWay() throws InterruptedException {
        Thread.sleep(1);
        TimeUnit.SECONDS.sleep(1);
        LockSupport.parkNanos(1);
        return Stream.of(
                System.currentTimeMillis(),
                System.nanoTime(),
                Clock.systemUTC(),
                InstantSource.system(),
                Instant.now(),
                LocalDate.now(),
                LocalTime.now(),
                LocalDateTime.now(),
                OffsetDateTime.now(),
                ZonedDateTime.now(),
                Year.now(),
                Math.random(),
                new Random(),
                new SplittableRandom(),
                new SecureRandom(),
                RandomGenerator.getDefault(),
                RandomGenerator.of("L64X128MixRandom"),
                RandomGeneratorFactory.getDefault(),
                ThreadLocalRandom.current(),
                UUID.randomUUID());
    }
}
