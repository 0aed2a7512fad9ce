/**
 * The Public Suffix List as it is published (<a href="https://publicsuffix.org/list/">publicsuffix.org</a>).
 *
 * <p>The list that comes along, {@code public_suffix_list.dat}, is under the Mozilla Public License 2.0, unlike the rest.
 */
@NullMarked
package dev.koder.herald.adapter.suffix.list;

import org.jspecify.annotations.NullMarked;
