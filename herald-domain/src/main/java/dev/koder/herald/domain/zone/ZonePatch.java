package dev.koder.herald.domain.zone;

import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The difference between two versions' contents, readable both ways: what stood where they differ, and what stands there now.
 *
 * <p>In neither list does a key stand twice; what stands in both is another RRset at the same place. Its size grows with what
 * was changed, never with the zone.
 *
 * @param before RRsets that went, or that others took the place of
 * @param after RRsets that are new, or took the place of one
 */
public record ZonePatch(List<RecordSet> before, List<RecordSet> after) {

    /** Nothing differs. */
    public static final ZonePatch NONE = new ZonePatch(List.of(), List.of());

    private static final Comparator<RecordKey> CANONICAL = Comparator.comparing(RecordKey::owner)
            .thenComparingInt(key -> key.type().code());

    /** Keeps what was handed in from changing. */
    public ZonePatch {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** Whether it leaves the contents as they are. */
    public boolean isEmpty() {
        return before.isEmpty() && after.isEmpty();
    }

    /** By how many RRsets the contents grow; negative where they shrink. */
    long growth() {
        return (long) after.size() - before.size();
    }

    /** The places at which nothing stands any more. */
    public List<RecordKey> removed() {
        if (before.isEmpty()) {
            return List.of();
        }
        Set<RecordKey> taken = new HashSet<>();
        after.forEach(set -> taken.add(set.key()));
        return before.stream()
                .map(RecordSet::key)
                .filter(key -> !taken.contains(key))
                .toList();
    }

    /** What these contents become by it. */
    public ZoneContents appliedTo(ZoneContents contents) {
        return PatchedContents.of(contents, this);
    }

    /** The way back. */
    public ZonePatch inverse() {
        return new ZonePatch(after, before);
    }

    /** Hands on contents as this difference leaves them: to be given all of them in canonical order, and then told their end. */
    public Passage onto(Consumer<? super RecordSet> reader) {
        return new Passage(this, reader);
    }

    /** Contents on their way through a difference. Not thread-safe. */
    public static final class Passage implements Consumer<RecordSet> {

        private final Set<RecordKey> gone = new HashSet<>();
        private final Deque<RecordSet> come;
        private final Consumer<? super RecordSet> reader;

        private Passage(ZonePatch patch, Consumer<? super RecordSet> reader) {
            patch.before.forEach(set -> gone.add(set.key()));
            this.come = new ArrayDeque<>(patch.after.stream()
                    .sorted(Comparator.comparing(RecordSet::key, CANONICAL))
                    .toList());
            this.reader = reader;
        }

        @Override
        public void accept(RecordSet set) {
            RecordKey key = set.key();
            while (!come.isEmpty() && CANONICAL.compare(come.peek().key(), key) < 0) {
                reader.accept(come.poll());
            }
            if (!gone.contains(key)) {
                reader.accept(set);
            }
        }

        /** That no more follow. */
        public void end() {
            come.forEach(reader);
            come.clear();
        }
    }

    /** Differences that follow upon each other as one, in canonical order: what came and went between does not show. */
    public static ZonePatch composed(List<ZonePatch> inOrder) {
        Composition composition = new Composition();
        inOrder.forEach(composition::add);
        return composition.patch();
    }

    /**
     * Differences that follow upon each other, on their way to becoming one. Holds no more than that one, however many there
     * are. Not thread-safe.
     */
    public static final class Composition {

        private final NavigableMap<RecordKey, Place> places = new TreeMap<>(CANONICAL);

        /** Adds the difference that follows upon those that were added. */
        public void add(ZonePatch later) {
            later.before.forEach(set -> places.merge(
                    set.key(), new Place(Optional.of(set), Optional.empty()), (there, gone) -> there.now(gone.last())));
            later.after.forEach(set -> places.merge(
                    set.key(), new Place(Optional.empty(), Optional.of(set)), (there, come) -> there.now(come.last())));
            later.before.forEach(this::dropWhatIsAsItWas);
            later.after.forEach(this::dropWhatIsAsItWas);
        }

        private void dropWhatIsAsItWas(RecordSet set) {
            places.computeIfPresent(set.key(), (key, place) -> place.isAsItWas() ? null : place);
        }

        /** All of them as one. */
        public ZonePatch patch() {
            List<RecordSet> before = new ArrayList<>();
            List<RecordSet> after = new ArrayList<>();
            for (Place place : places.values()) {
                place.first().ifPresent(before::add);
                place.last().ifPresent(after::add);
            }
            return new ZonePatch(before, after);
        }
    }

    /** What stood at a place at first, and what stands there at last. */
    private record Place(Optional<RecordSet> first, Optional<RecordSet> last) {

        Place now(Optional<RecordSet> set) {
            return new Place(first, set);
        }

        boolean isAsItWas() {
            return first.equals(last);
        }
    }
}
