@NullMarked
package dev.koder.herald.application.access;

import org.jspecify.annotations.NullMarked;
