/** What giving zones away needs of a store. */
@NullMarked
package dev.koder.herald.application.transfer.port;

import org.jspecify.annotations.NullMarked;
