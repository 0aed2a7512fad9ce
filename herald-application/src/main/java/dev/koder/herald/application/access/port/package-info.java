/** Where tokens of programs are kept. */
@NullMarked
package dev.koder.herald.application.access.port;

import org.jspecify.annotations.NullMarked;
