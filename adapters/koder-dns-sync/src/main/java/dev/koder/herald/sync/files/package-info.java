/**
 * The folder that holds everything the agent keeps, in a form that survives a crash at any point.
 *
 * <pre>
 * zones/NAME.zone        the file in use, which Knot reads
 * zones/NAME.zone.prev   the file before, until Knot has taken the one in use
 * zones/NAME.zone.new    a draft
 * zones.conf             the list of zones, which Knot's configuration includes; with .prev and .new likewise
 * removed/TIME-NAME.zone files of deleted zones
 * cursor                 the place in the engine's feed
 * lock                   held while an agent runs
 * </pre>
 *
 * <p>A file is written beside its place, forced to the disk, and renamed; the folder is forced after each rename. What is
 * replaced gets a second name (hard link) first. Files and folders are open to one group, in which Knot runs, for reading,
 * and to nobody else.
 */
@NullMarked
package dev.koder.herald.sync.files;

import org.jspecify.annotations.NullMarked;
