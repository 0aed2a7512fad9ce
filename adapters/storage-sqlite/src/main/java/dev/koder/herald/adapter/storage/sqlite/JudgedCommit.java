package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.zone.Judgement;
import dev.koder.herald.domain.zone.ZoneCommit;

/**
 * A commit that was judged by a reader, so that a large one keeps no other write waiting.
 *
 * @param seen the zone as the judgement saw it, its locks included: it stands while the zone is just so
 */
record JudgedCommit(ZoneCommit commit, ZoneRow seen, Judgement judgement) {}
