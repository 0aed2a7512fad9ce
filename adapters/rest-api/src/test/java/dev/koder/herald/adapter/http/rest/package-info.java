/** Tests of the REST API over real HTTP on the loopback address, with a store in memory. */
@NullMarked
package dev.koder.herald.adapter.http.rest;

import org.jspecify.annotations.NullMarked;
