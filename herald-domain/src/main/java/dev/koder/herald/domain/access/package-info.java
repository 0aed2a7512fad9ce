/** Who may do what, where: policies, and the authority that they make up. Whatever is not allowed is denied. */
@NullMarked
package dev.koder.herald.domain.access;

import org.jspecify.annotations.NullMarked;
