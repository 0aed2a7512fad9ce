package dev.koder.herald.sync.zone;

/**
 * The zone file in use, whose end mark was found true.
 *
 * @param mark what it holds
 * @param isConfirmed whether the name server has taken it; until then the file before is kept beside it
 */
record Held(EndMark mark, boolean isConfirmed) {}
