package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.Zone;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a write of the zone in the path asks of it. An entity tag is the zone's serial, which every write answers, or one of those
 * that reads give: of the zone as it is shown, or of the part that is written. These change with all that is shown, be it no part of
 * any version; each stands for the version that was seen with it.
 */
final class ZonePreconditions {

    private ZonePreconditions() {}

    /**
     * The zone, or a part of it, as a read shows it.
     *
     * @param tag of what is shown
     * @param zone the version that it is of
     */
    record Shown(EntityTag tag, Zone zone) {

        Shown(Representation representation, Zone zone) {
            this(representation.tag(), zone);
        }
    }

    /** The zone as it is shown. */
    static Representation representation(Zone zone) {
        return Representation.of(out -> Views.zone(out, zone));
    }

    static Precondition of(RestApi.UseCases useCases, Call call) {
        return of(useCases, call, Optional::empty);
    }

    /** @param part what is written, as a read shows it now; asked once at most, however many tags there are */
    static Precondition of(RestApi.UseCases useCases, Call call, Supplier<Optional<Shown>> part) {
        Supplier<Optional<Shown>> whole = once(() -> whole(useCases, call));
        Supplier<Optional<Shown>> partOnce = once(part);
        return call.conditions().forZone(tag -> serial(whole.get(), tag).or(() -> serial(partOnce.get(), tag)));
    }

    /** Asks for what is there when it is first needed, and remembers it for as long as this request. */
    private static Supplier<Optional<Shown>> once(Supplier<Optional<Shown>> reading) {
        AtomicReference<@Nullable Optional<Shown>> read = new AtomicReference<>();
        return () -> {
            Optional<Shown> shown = read.get();
            if (shown == null) {
                shown = reading.get();
                read.set(shown);
            }
            return shown;
        };
    }

    private static Optional<Shown> whole(RestApi.UseCases useCases, Call call) {
        return useCases.zones()
                .showZone()
                .show(call.caller(), call.zone())
                .map(zone -> new Shown(representation(zone), zone));
    }

    private static Optional<Serial> serial(Optional<Shown> shown, String tag) {
        return shown.filter(it -> it.tag().value().equals(tag))
                .map(it -> it.zone().serial());
    }
}
