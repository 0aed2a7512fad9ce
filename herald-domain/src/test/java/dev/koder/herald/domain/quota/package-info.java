@NullMarked
package dev.koder.herald.domain.quota;

import org.jspecify.annotations.NullMarked;
