package dev.koder.herald.sync.zone.port;

import dev.koder.herald.domain.dns.Serial;
import org.jspecify.annotations.Nullable;

/**
 * What the engine says an export is, apart from the export itself. It cannot say more than the serial of one that it sends
 * while it is still being rendered; the end mark says the rest.
 *
 * @param serial the version it holds
 * @param records how many records, the SOA counted
 * @param digest of the whole body
 */
public record Claim(
        Serial serial, @Nullable Long records, @Nullable Sha256 digest) {}
