/**
 * Configuration files of {@code key = value} lines, bound into typed values.
 *
 * <p>A program declares each {@link Key} once, with its type, default and effect, and lists them in a {@link ConfigSchema}. The
 * schema reads a file into {@link ConfigValues} or names every {@link ConfigProblem} in it at once, and prints the template in
 * which each key stands with its default. A library: it reads no environment and no clock but the dates of
 * certificates, and logs nothing.
 */
@NullMarked
package dev.koder.herald.adapter.config.file;

import org.jspecify.annotations.NullMarked;
