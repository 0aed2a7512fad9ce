package dev.koder.herald.adapter.storage.sqlite;

import dev.koder.herald.domain.zone.Judgement;
import dev.koder.herald.domain.zone.ZoneCommit;

/**
 * A commit that was judged by a reader, so that a large one keeps no other write waiting.
 *
 * @param sequence the latest change of the zone that the judgement saw: it stands while there is no later one
 */
record JudgedCommit(ZoneCommit commit, long sequence, Judgement judgement) {}
