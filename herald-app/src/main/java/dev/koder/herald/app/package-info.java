/** The engine as a program: its command line, its configuration, and the one page on which its parts are put together. */
@NullMarked
package dev.koder.herald.app;

import org.jspecify.annotations.NullMarked;
