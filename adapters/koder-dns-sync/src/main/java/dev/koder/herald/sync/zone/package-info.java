/**
 * Keeping the zones of one point of presence as the engine wants them: the agent's core.
 *
 * <p>Three promises shape everything here. <b>A zone leaves only on the engine's explicit word</b> that it is deleted; no
 * absence, error or empty answer removes or empties anything. <b>What is served survives a restart</b>: at every moment
 * the file on the disk is either one the name server has loaded before, or one that was checked in full and has the
 * loaded one beside it. <b>What is reported was seen</b>: a serial counts as served when the name server answered a
 * question over DNS with it.
 *
 * <p>{@link dev.koder.herald.sync.zone.ZoneBook} holds what is known of each zone; the other classes are the steps that
 * change it. A step does what is due and says how long it can wait for the next; whoever runs the steps decides on
 * threads.
 */
@NullMarked
package dev.koder.herald.sync.zone;

import org.jspecify.annotations.NullMarked;
