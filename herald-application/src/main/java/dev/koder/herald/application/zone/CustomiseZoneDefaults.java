package dev.koder.herald.application.zone;

import dev.koder.herald.application.audit.Deed;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.zone.port.TenantSettingsStore;
import dev.koder.herald.domain.zone.NameServerSetName;
import dev.koder.herald.domain.zone.SoaSettings;
import dev.koder.herald.domain.zone.TenantSettings;
import dev.koder.herald.domain.zone.ZoneFindings;
import java.util.Optional;
import java.util.function.Predicate;

/** Shows and changes what new zones of the caller's tenant get. Zones that are there stay as they are. */
public final class CustomiseZoneDefaults {

    private final TenantSettingsStore settings;
    private final ZoneDefaults platform;

    /** Keeps tenants' defaults in this store, above those of the platform. */
    public CustomiseZoneDefaults(TenantSettingsStore settings, ZoneDefaults platform) {
        this.settings = settings;
        this.platform = platform;
    }

    /** What became of a wish for other defaults. */
    public sealed interface Outcome {

        /** They are as wished. */
        record Replaced(EffectiveDefaults defaults) implements Outcome {}

        /** The precondition does not hold. */
        record PreconditionFailed(EffectiveDefaults current) implements Outcome {}

        /** The tenant has no such set of name servers. */
        record NoSuchNameServerSet(NameServerSetName set) implements Outcome {}

        /**
         * No zone could be made with the SOA that they come to.
         *
         * @param errors at least one
         */
        record Refused(ZoneFindings errors) implements Outcome {}
    }

    /** What new zones get now. */
    public EffectiveDefaults show(Caller caller) {
        return new EffectiveDefaults(settings.find(caller.tenant()), platform);
    }

    private static String words(TenantSettings settings) {
        String set =
                settings.nameServerSet().map(name -> "nameserverSet=" + name).orElse("");
        return (settings.soa().words() + " " + set).strip();
    }

    /**
     * Puts other defaults in place of the tenant's.
     *
     * @param soa where it says nothing, the platform's holds
     * @param set the set that new zones follow; the platform's when empty
     */
    public Outcome replace(
            Caller caller,
            Predicate<EffectiveDefaults> precondition,
            SoaSettings soa,
            Optional<NameServerSetName> set) {
        while (true) {
            TenantSettings stored = settings.find(caller.tenant());
            EffectiveDefaults current = new EffectiveDefaults(stored, platform);
            if (!precondition.test(current)) {
                return new Outcome.PreconditionFailed(current);
            }
            Optional<NameServerSetName> own = set.filter(name -> !name.equals(NameServerSetName.PLATFORM));
            if (own.isPresent() && stored.set(own.get()).isEmpty()) {
                return new Outcome.NoSuchNameServerSet(own.get());
            }
            TenantSettings next = stored.withDefaults(soa, own);
            EffectiveDefaults wished = new EffectiveDefaults(next, platform);
            ZoneFindings errors = wished.check().errors();
            if (!errors.isEmpty()) {
                return new Outcome.Refused(errors);
            }
            Deed.say("from", words(stored));
            Deed.say("to", words(next));
            if (settings.replace(caller.tenant(), stored, next)) {
                return new Outcome.Replaced(wished);
            }
        }
    }
}
