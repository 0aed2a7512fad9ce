package dev.koder.herald.sync.files;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the agent keeps its files, and who may read them.
 *
 * @param path the folder, absolute; without characters that mean something in Knot's configuration
 * @param group the group Knot runs in; empty leaves groups alone
 */
public record StateFolderConfig(Path path, Optional<String> group) {

    /** The folder of the zone files. */
    public Path zones() {
        return path.resolve("zones");
    }

    /** The list of zones that Knot's configuration includes. */
    public Path zoneList() {
        return path.resolve("zones.conf");
    }
}
