/** What every store offers, as one value, and how a store says that it cannot serve. */
@NullMarked
package dev.koder.herald.application.port;

import org.jspecify.annotations.NullMarked;
