@NullMarked
package dev.koder.herald.adapter.outbound.http;

import org.jspecify.annotations.NullMarked;
