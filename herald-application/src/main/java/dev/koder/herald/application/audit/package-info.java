/** Keeps and shows who did what. */
@NullMarked
package dev.koder.herald.application.audit;

import org.jspecify.annotations.NullMarked;
