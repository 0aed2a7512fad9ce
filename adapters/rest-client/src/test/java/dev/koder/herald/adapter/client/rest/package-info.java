@NullMarked
package dev.koder.herald.adapter.client.rest;

import org.jspecify.annotations.NullMarked;
