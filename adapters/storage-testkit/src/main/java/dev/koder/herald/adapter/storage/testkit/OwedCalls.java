package dev.koder.herald.adapter.storage.testkit;

import static dev.koder.herald.adapter.storage.testkit.Samples.ACME;
import static dev.koder.herald.adapter.storage.testkit.Samples.ALICE;
import static dev.koder.herald.adapter.storage.testkit.Samples.START;
import static dev.koder.herald.adapter.storage.testkit.Samples.name;
import static dev.koder.herald.adapter.storage.testkit.Samples.recordSet;
import static dev.koder.herald.adapter.storage.testkit.ZoneBuilder.aZone;

import dev.koder.herald.application.access.Token;
import dev.koder.herald.application.access.TokenHash;
import dev.koder.herald.application.access.TokenId;
import dev.koder.herald.application.access.TokenSettings;
import dev.koder.herald.application.event.EventSlice;
import dev.koder.herald.application.identity.Permission;
import dev.koder.herald.application.port.Stores;
import dev.koder.herald.application.review.ReviewStep;
import dev.koder.herald.application.webhook.DeadLetter;
import dev.koder.herald.application.webhook.DeliveryProgress;
import dev.koder.herald.application.webhook.Webhook;
import dev.koder.herald.application.webhook.WebhookId;
import dev.koder.herald.application.webhook.WebhookSecret;
import dev.koder.herald.application.webhook.WebhookSecrets;
import dev.koder.herald.application.webhook.WebhookSettings;
import dev.koder.herald.application.webhook.WebhookState;
import dev.koder.herald.domain.access.Authority;
import dev.koder.herald.domain.claim.NameClaim;
import dev.koder.herald.domain.dns.Serial;
import dev.koder.herald.domain.event.EventType;
import dev.koder.herald.domain.plan.Cautions;
import dev.koder.herald.domain.plan.PlanId;
import dev.koder.herald.domain.plan.PlanLimits;
import dev.koder.herald.domain.plan.Prospect;
import dev.koder.herald.domain.plan.ZonePlan;
import dev.koder.herald.domain.pop.Pop;
import dev.koder.herald.domain.pop.PopId;
import dev.koder.herald.domain.pop.PopReport;
import dev.koder.herald.domain.quota.PlanName;
import dev.koder.herald.domain.quota.Subscription;
import dev.koder.herald.domain.quota.TenantPlan;
import dev.koder.herald.domain.review.NamePattern;
import dev.koder.herald.domain.review.ReviewRule;
import dev.koder.herald.domain.review.ReviewRules;
import dev.koder.herald.domain.zone.ChangeNote;
import dev.koder.herald.domain.zone.NameServerSetName;
import dev.koder.herald.domain.zone.NameServers;
import dev.koder.herald.domain.zone.TenantSettings;
import dev.koder.herald.domain.zone.ZoneFindings;
import dev.koder.herald.domain.zone.ZonePatch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The calls that pay the entry which a request owes, as they change something and leave no event: done, and refused. */
final class OwedCalls {

    private static final Token TOKEN = new Token(
            new TokenId("tok_1"),
            ACME,
            new TokenSettings("the build", Set.of(Permission.READ), Authority.EVERYTHING, Optional.empty(), List.of()),
            ALICE,
            START,
            Optional.empty(),
            Optional.empty());
    private static final TokenHash HASH = new TokenHash("hash of tok_1");
    private static final PopId VIENNA = new PopId("vienna");
    private static final PlanName GOLD = new PlanName("gold");
    private static final Subscription GOLDEN = new Subscription(Optional.of(GOLD), TenantPlan.NONE);
    private static final NameClaim CLAIM = claim("example.org", START);
    private static final TenantSettings SETTINGS =
            TenantSettings.NONE.with(new NameServerSetName("vanity"), NameServers.of(List.of(name("ns.example.net"))));
    private static final PlanLimits ONE_PLAN = new PlanLimits(1, 1 << 20, 1 << 20);
    private static final ReviewRules RULES =
            new ReviewRules(List.of(new ReviewRule("all", NamePattern.ALL, Set.of(), 1, ReviewRule.ANYBODY, 1)));

    private static final ReviewStep STEP =
            new ReviewStep(EventType.REVIEW_RULES_CHANGED, ALICE, ChangeNote.NONE, START);

    /** Changes something that the others do not touch. */
    static final StoreCall ANOTHER = StoreCall.of("QuotaStore.putShared of another name", stores -> stores.quotas()
            .putShared(new PlanName("another"), TenantPlan.NONE));

    /** They have nothing to refuse. */
    static final Set<String> NEVER_REFUSED = Set.of("QuotaStore.putShared");

    static final List<StoreCall> DONE = List.of(
            StoreCall.of("TokenStore.insert", OwedCalls::insertToken),
            StoreCall.after(OwedCalls::insertToken, "TokenStore.alter", OwedCalls::alterToken),
            StoreCall.after(OwedCalls::insertToken, "TokenStore.revoke", stores -> stores.tokens()
                    .revoke(ACME, TOKEN.id(), START)),
            StoreCall.of("ReviewStore.put", OwedCalls::putRules),
            StoreCall.after(OwedCalls::putRules, "ReviewStore.put that takes all away", stores -> stores.reviews()
                    .put(ACME, ReviewRules.NONE, STEP)),
            StoreCall.after(OwedCalls::putGold, "QuotaStore.put", OwedCalls::giveGold),
            StoreCall.of("QuotaStore.putShared", OwedCalls::putGold),
            StoreCall.after(OwedCalls::putGold, "QuotaStore.removeShared", OwedCalls::removeGold),
            StoreCall.after(OwedCalls::hearOfVienna, "PopStore.forget", OwedCalls::forgetVienna),
            StoreCall.of("PlanStore.keep", stores -> keep(stores, 1, START, ONE_PLAN)),
            StoreCall.of("ClaimStore.open", OwedCalls::openClaim),
            StoreCall.after(OwedCalls::openClaim, "ClaimStore.prove", OwedCalls::proveClaim),
            StoreCall.of("TenantSettingsStore.replace", stores -> stores.tenantSettings()
                    .replace(ACME, TenantSettings.NONE, SETTINGS)),
            StoreCall.of("WebhookStore.insert", OwedCalls::insertWebhook),
            StoreCall.after(OwedCalls::insertWebhook, "WebhookStore.replace", OwedCalls::disableWebhook),
            StoreCall.after(OwedCalls::insertWebhook, "WebhookStore.remove", stores -> stores.webhooks()
                    .remove(ACME, new WebhookId("wh_1"))),
            StoreCall.after(OwedCalls::giveUpAnEvent, "WebhookStore.replayDead", stores -> stores.webhooks()
                    .replayDead(ACME, new WebhookId("wh_1"))));

    static final List<StoreCall> REFUSED = List.of(
            StoreCall.of(
                    "TokenStore.insert without room", stores -> stores.tokens().insert(TOKEN, HASH, 0)),
            StoreCall.after(OwedCalls::insertToken, "TokenStore.insert of an id that is taken", OwedCalls::insertToken),
            StoreCall.of("TokenStore.alter of none", OwedCalls::alterToken),
            StoreCall.of("TokenStore.revoke of none", stores -> stores.tokens().revoke(ACME, TOKEN.id(), START)),
            StoreCall.after(OwedCalls::putRules, "ReviewStore.put of the same", OwedCalls::putRules),
            StoreCall.of("QuotaStore.put of no plan", OwedCalls::giveGold),
            StoreCall.of("QuotaStore.removeShared of none", OwedCalls::removeGold),
            StoreCall.after(OwedCalls::putAndGiveGold, "QuotaStore.removeShared of one in use", OwedCalls::removeGold),
            StoreCall.of("PopStore.forget of none", OwedCalls::forgetVienna),
            StoreCall.after(
                    OwedCalls::fillPlans,
                    "PlanStore.keep without room",
                    stores -> keep(stores, 3, START.plus(Duration.ofHours(24)), ONE_PLAN)),
            StoreCall.after(OwedCalls::openTwoClaims, "ClaimStore.open again", stores -> stores.claims()
                    .open(claim("example.org", START.plusSeconds(2)))),
            StoreCall.of("ClaimStore.prove of none", OwedCalls::proveClaim),
            StoreCall.of("TenantSettingsStore.replace of others", stores -> stores.tenantSettings()
                    .replace(ACME, SETTINGS, TenantSettings.NONE)),
            StoreCall.after(OwedCalls::insertWebhook, "WebhookStore.insert again", OwedCalls::insertWebhook),
            StoreCall.of("WebhookStore.insert without room", stores -> stores.webhooks()
                    .insert(webhook(stores), 0)),
            StoreCall.of("WebhookStore.replace of none", OwedCalls::disableWebhook),
            StoreCall.of(
                    "WebhookStore.remove of none", stores -> stores.webhooks().remove(ACME, new WebhookId("wh_1"))),
            StoreCall.after(OwedCalls::insertWebhook, "WebhookStore.replayDead of nothing", stores -> stores.webhooks()
                    .replayDead(ACME, new WebhookId("wh_1"))));

    private OwedCalls() {}

    private static void insertToken(Stores stores) {
        stores.tokens().insert(TOKEN, HASH, 1);
    }

    private static void alterToken(Stores stores) {
        stores.tokens()
                .alter(
                        ACME,
                        TOKEN.id(),
                        known -> new TokenSettings(
                                "another build",
                                known.permissions(),
                                known.authority(),
                                known.expiresAt(),
                                known.networks()));
    }

    private static void putRules(Stores stores) {
        stores.reviews().put(ACME, RULES, STEP);
    }

    private static void hearOfVienna(Stores stores) {
        stores.pops().record(new PopReport(new Pop(VIENNA, START, START), List.of()));
    }

    private static void forgetVienna(Stores stores) {
        stores.pops().forget(VIENNA);
    }

    private static void putGold(Stores stores) {
        stores.quotas().putShared(GOLD, TenantPlan.NONE);
    }

    private static void giveGold(Stores stores) {
        stores.quotas().put(ACME, GOLDEN);
    }

    private static void putAndGiveGold(Stores stores) {
        putGold(stores);
        giveGold(stores);
    }

    private static void removeGold(Stores stores) {
        stores.quotas().removeShared(GOLD);
    }

    private static NameClaim claim(String zone, Instant at) {
        return new NameClaim(ACME, name(zone), "token-" + zone + at, at, Optional.empty());
    }

    private static void openClaim(Stores stores) {
        stores.claims().open(CLAIM);
    }

    /** One that is over when the other is asked for again, and is forgotten on that occasion. */
    private static void openTwoClaims(Stores stores) {
        stores.claims().open(claim("over.example", START.plusSeconds(1).minus(NameClaim.VALID)));
        openClaim(stores);
    }

    private static void proveClaim(Stores stores) {
        stores.claims().prove(CLAIM.proven(START));
    }

    private static void keep(Stores stores, int number, Instant at, PlanLimits limits) {
        ZonePatch patch = new ZonePatch(List.of(), List.of(recordSet("www.example.org", "A", "192.0.2.1")));
        Prospect prospect = new Prospect(
                name("example.org"),
                new Serial(7),
                ZoneBuilder.soa(),
                ZoneBuilder.soa(),
                patch,
                ZoneFindings.NONE,
                Cautions.NONE);
        stores.plans()
                .keep(
                        ACME,
                        new ZonePlan(
                                new PlanId("%064x".formatted(number)),
                                prospect,
                                ALICE,
                                at,
                                at.plus(Duration.ofHours(24))),
                        limits);
    }

    /** With a plan that is over when the next one is to be kept, which is forgotten on that occasion, and one that is not. */
    private static void fillPlans(Stores stores) {
        stores.zones().create(aZone().atSerial(7).creation());
        keep(stores, 1, START, PlanLimits.DEFAULT);
        keep(stores, 2, START.plusSeconds(1), PlanLimits.DEFAULT);
    }

    private static Webhook webhook(Stores stores) {
        return webhook(stores, WebhookState.ACTIVE);
    }

    private static Webhook webhook(Stores stores, WebhookState state) {
        return new Webhook(
                new WebhookId("wh_1"),
                ACME,
                new WebhookSettings("https://hooks.example/", Set.of(), Optional.empty(), ""),
                new WebhookSecrets(
                        new WebhookSecret("whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="), Optional.empty()),
                state,
                new DeliveryProgress(stores.events().end(), 0, Optional.empty(), 0, Optional.empty()),
                START);
    }

    private static void insertWebhook(Stores stores) {
        stores.webhooks().insert(webhook(stores), 1);
    }

    private static void disableWebhook(Stores stores) {
        stores.webhooks().replace(webhook(stores), webhook(stores, WebhookState.DISABLED));
    }

    private static void giveUpAnEvent(Stores stores) {
        stores.zones().create(aZone().creation());
        insertWebhook(stores);
        Webhook webhook = webhook(stores);
        EventSlice.Events events = (EventSlice.Events) stores.events().after(Optional.of(ACME), Optional.empty(), 1);
        stores.webhooks()
                .replace(
                        webhook,
                        webhook,
                        new DeadLetter(events.list().getFirst(), 8, "refused", START.plusSeconds(1), false));
    }
}
