package dev.koder.herald.adapter.storage.sqlite;

import static java.util.stream.Collectors.joining;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.lock.LockId;
import dev.koder.herald.domain.lock.LockLevel;
import dev.koder.herald.domain.lock.ZoneLock;
import dev.koder.herald.domain.lock.ZoneLocks;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.tenant.Actor;
import java.time.Instant;
import java.util.Optional;

/** The locks of a zone as they are stored with it: a line each, in which tabs divide what none of them can hold. */
final class LockText {

    private static final int PARTS = 8;

    private LockText() {}

    static String of(ZoneLocks locks) {
        return locks.list().stream().map(LockText::line).collect(joining("\n"));
    }

    private static String line(ZoneLock lock) {
        return String.join(
                "\t",
                lock.id().value(),
                lock.level().word(),
                lock.target().map(key -> key.owner().toString()).orElse(""),
                lock.target().map(key -> key.type().toString()).orElse(""),
                lock.owner().value(),
                Long.toString(Nanoseconds.of(lock.createdAt())),
                lock.expiresAt().map(end -> Long.toString(Nanoseconds.of(end))).orElse(""),
                lock.reason());
    }

    static ZoneLocks parse(String text) {
        return new ZoneLocks(text.lines().map(LockText::lock).toList());
    }

    private static ZoneLock lock(String line) {
        String[] parts = line.split("\t", PARTS);
        Optional<RecordKey> target = parts[2].isEmpty()
                ? Optional.empty()
                : Optional.of(new RecordKey(DomainName.parse(parts[2]), RecordType.parse(parts[3])));
        return new ZoneLock(
                new LockId(parts[0]),
                target,
                LockLevel.parse(parts[1]),
                parts[7],
                new Actor(parts[4]),
                time(parts[5]),
                Optional.of(parts[6]).filter(end -> !end.isEmpty()).map(LockText::time));
    }

    private static Instant time(String nanoseconds) {
        return Nanoseconds.instant(Long.parseLong(nanoseconds));
    }
}
