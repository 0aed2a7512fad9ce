package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.zone.Precondition;
import dev.koder.herald.domain.zone.Zone;
import java.util.Optional;
import java.util.function.Supplier;

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
     * @param zone the version that it is of
     */
    record Shown(Representation representation, Zone zone) {

        private boolean isAt(String tag) {
            return representation.tag().value().equals(tag);
        }
    }

    /** The zone as it is shown. */
    static Representation representation(Zone zone) {
        return Representation.of(out -> Views.zone(out, zone));
    }

    static Precondition of(RestApi.UseCases useCases, Call call) {
        return of(useCases, call, Optional::empty);
    }

    /** @param part what is written, as a read shows it now */
    static Precondition of(RestApi.UseCases useCases, Call call, Supplier<Optional<Shown>> part) {
        return call.conditions()
                .forZone(tag -> serial(whole(useCases, call), tag).or(() -> serial(part.get(), tag)));
    }

    private static Optional<Shown> whole(RestApi.UseCases useCases, Call call) {
        return useCases.zones()
                .showZone()
                .show(call.caller(), call.zone())
                .map(zone -> new Shown(representation(zone), zone));
    }

    private static Optional<Serial> serial(Optional<Shown> shown, String tag) {
        return shown.filter(it -> it.isAt(tag)).map(it -> it.zone().serial());
    }
}
