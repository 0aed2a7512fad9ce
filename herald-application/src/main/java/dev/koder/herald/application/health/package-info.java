/** Whether the engine can do its work. */
@NullMarked
package dev.koder.herald.application.health;

import org.jspecify.annotations.NullMarked;
