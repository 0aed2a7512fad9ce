@NullMarked
package dev.koder.herald.domain.access;

import org.jspecify.annotations.NullMarked;
