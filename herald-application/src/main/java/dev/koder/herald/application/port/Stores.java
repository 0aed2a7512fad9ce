package dev.koder.herald.application.port;

import dev.koder.herald.application.access.port.TokenStore;
import dev.koder.herald.application.audit.port.AuditLog;
import dev.koder.herald.application.claim.port.ClaimStore;
import dev.koder.herald.application.dnssec.port.DnssecStore;
import dev.koder.herald.application.event.port.EventLog;
import dev.koder.herald.application.feed.port.ZoneDirectory;
import dev.koder.herald.application.health.port.Writability;
import dev.koder.herald.application.plan.port.PlanStore;
import dev.koder.herald.application.pop.port.PopStore;
import dev.koder.herald.application.quota.port.QuotaStore;
import dev.koder.herald.application.retry.port.AnswerStore;
import dev.koder.herald.application.review.port.ReviewStore;
import dev.koder.herald.application.transfer.port.TransferStore;
import dev.koder.herald.application.webhook.port.WebhookStore;
import dev.koder.herald.application.zone.port.TenantSettingsStore;
import dev.koder.herald.application.zone.port.ZoneHistory;
import dev.koder.herald.application.zone.port.ZoneStore;

/**
 * Everything a storage adapter supplies, as one value.
 *
 * <p>A storage adapter is a function from its configuration to this record. A port that is added here stops every
 * adapter from compiling until it is supplied.
 *
 * @param zones zones and their contents, by tenant
 * @param directory the only look-ups across tenants
 * @param history versions of zones, by tenant
 * @param events what happened, in the order of commits
 * @param webhooks who is to be told of it
 * @param pops points of presence and what they serve
 * @param dnssec reports on signing keys
 * @param tenantSettings what tenants have settled for their zones
 * @param plans changes that were worked out to be looked at, by tenant
 * @param reviews rules of review and change requests, by tenant
 * @param quotas what single tenants may have, and how much they have
 * @param tokens what a tenant's programs present
 * @param audit who did what, by trail
 * @param answers what requests were answered that may come again
 * @param claims what tenants say of names
 * @param transfers offers of zones to other tenants
 * @param writability whether writes are taken
 */
public record Stores(
        ZoneStore zones,
        ZoneHistory history,
        ZoneDirectory directory,
        EventLog events,
        WebhookStore webhooks,
        PopStore pops,
        DnssecStore dnssec,
        TenantSettingsStore tenantSettings,
        PlanStore plans,
        ReviewStore reviews,
        QuotaStore quotas,
        TokenStore tokens,
        AuditLog audit,
        AnswerStore answers,
        ClaimStore claims,
        TransferStore transfers,
        Writability writability) {}
