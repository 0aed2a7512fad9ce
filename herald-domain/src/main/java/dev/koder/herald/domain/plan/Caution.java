package dev.koder.herald.domain.plan;

import dev.koder.herald.domain.record.RecordKey;

/**
 * That a change goes against a policy.
 *
 * @param policy the policy
 * @param key the RRset; the SOA where the zone as a whole is meant
 * @param detail what the change does, and what was expected
 */
public record Caution(PlanPolicy policy, RecordKey key, String detail) {}
