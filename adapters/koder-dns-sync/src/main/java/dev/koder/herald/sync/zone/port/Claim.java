package dev.koder.herald.sync.zone.port;

import dev.koder.herald.domain.dns.Serial;

/**
 * What the engine says an export is, apart from the export itself.
 *
 * @param serial the version it holds
 * @param records how many records, the SOA counted
 * @param digest of the whole body
 */
public record Claim(Serial serial, long records, Sha256 digest) {}
