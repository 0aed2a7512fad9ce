package dev.koder.herald.app;

import dev.koder.herald.application.webhook.DeliverEvents;
import dev.koder.herald.application.webhook.KeepWebhooks;
import dev.koder.herald.application.webhook.port.Receivers;
import java.lang.System.Logger.Level;
import java.util.stream.Stream;

/**
 * What customers have called when their zones change.
 *
 * @param keep which they are
 * @param deliveries calls them
 */
record Webhooks(KeepWebhooks keep, DeliverEvents deliveries) {

    private static final System.Logger LOG = System.getLogger(Webhooks.class.getName());

    static Webhooks on(Foundation base, Receivers receivers) {
        DeliverEvents deliveries = new DeliverEvents(
                base.stores().webhooks(),
                base.stores().events(),
                receivers,
                base.bell(),
                base.clock(),
                base.random(),
                base.config().deliveries(),
                Webhooks::callAside,
                Webhooks::tellOfTrouble);
        KeepWebhooks keep = new KeepWebhooks(
                base.stores().webhooks(),
                base.stores().events(),
                receivers,
                deliveries,
                base.clock(),
                base.random(),
                base.config().deliveries());
        return new Webhooks(keep, deliveries);
    }

    /** A platform thread, as a look-up of a name would keep requests from the carriers of virtual ones. */
    private static void callAside(Runnable turn) {
        Thread.ofPlatform().name("herald-webhook").daemon().start(turn);
    }

    /** In one line: whatever it is comes again with each turn until somebody sees to it. */
    private static void tellOfTrouble(RuntimeException trouble) {
        LOG.log(
                Level.ERROR,
                "webhooks met an error of the engine''s own, and go on in a few seconds; report it if it comes again, and restart the"
                        + " engine if events are not delivered: {0} at {1}",
                trouble,
                Stream.of(trouble.getStackTrace())
                        .findFirst()
                        .map(Object::toString)
                        .orElse("an unknown place"));
    }
}
