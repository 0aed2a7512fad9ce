/** Tests of international names. */
@NullMarked
package dev.koder.herald.adapter.http.rest.names;

import org.jspecify.annotations.NullMarked;
