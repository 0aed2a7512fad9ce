/**
 * Knot DNS as the agent's name server: its control socket, and plain DNS questions to the address it answers on.
 *
 * <p>The control protocol is Knot's own and the same from 3.2 to 3.5. A message is a unit type (1 data, 2 more of the same
 * row, 3 end of message, 0 end of session), then items: one octet 16 + index, a 16-bit length, the text. A command is one
 * data unit; an answer is any number of them; a refusal is a unit with an error item.
 *
 * <p>Knot 3.2 serves one connection at a time, and an idle one keeps all others out until {@code control.timeout}.
 * Therefore: one short connection per command, one command at a time, a deadline on each.
 *
 * <p>Questions are asked without EDNS over UDP, and over TCP when the answer is truncated. Answers are read as far as
 * the SOA record of the zone asked for; nothing is validated.
 */
@NullMarked
package dev.koder.herald.sync.knot;

import org.jspecify.annotations.NullMarked;
