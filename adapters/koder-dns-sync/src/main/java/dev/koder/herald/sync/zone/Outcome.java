package dev.koder.herald.sync.zone;

import dev.koder.herald.domain.dns.Serial;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one attempt at one zone came to. */
sealed interface Outcome {

    /**
     * The file in use has this mark and is confirmed, and the name server answers over DNS.
     *
     * @param isNewest whether it was fetched just now, so that the engine has nothing newer
     */
    record Served(EndMark mark, Seen seen, boolean isNewest) implements Outcome {}

    /** A checked file is in use that was fetched just now; the name server's configuration does not name the zone yet. */
    record Placed(EndMark mark) implements Outcome {}

    /** The engine's newest version is the one in use already. */
    record Current() implements Outcome {}

    /** The name server's configuration names the zone, which is still being loaded. */
    record Joined() implements Outcome {}

    /** The name server's configuration no longer names the zone. */
    record Left() implements Outcome {}

    /** What is in use stays as it was, and for this reason it is not what it should be. */
    record Kept(String why) implements Outcome {}

    /** A newer file is in use, its predecessor is kept, and what the name server makes of it is not known. */
    record Unproven(EndMark mark, String why) implements Outcome {}

    /** It came to nothing, and what is in use was looked up again. */
    record FellBack(@Nullable Held held, String why) implements Outcome {}

    /** The zone has no file any more. */
    record Gone() implements Outcome {}

    /**
     * What the name server was seen to answer.
     *
     * @param serial its own serial
     * @param ds what the parent zone should hold
     */
    record Seen(Serial serial, List<String> ds) {
        public Seen {
            ds = List.copyOf(ds);
        }
    }
}
