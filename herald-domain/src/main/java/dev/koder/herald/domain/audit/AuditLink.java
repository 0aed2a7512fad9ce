package dev.koder.herald.domain.audit;

/**
 * An entry at its place in its trail.
 *
 * @param head the place, and the hash that it has there
 */
public record AuditLink(AuditHead head, AuditEntry entry) {}
