/** Herald's REST API as a program calls it: zone text in and out, with progress. */
@NullMarked
package dev.koder.herald.adapter.client.rest;

import org.jspecify.annotations.NullMarked;
