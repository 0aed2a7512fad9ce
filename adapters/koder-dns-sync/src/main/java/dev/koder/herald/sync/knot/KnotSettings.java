package dev.koder.herald.sync.knot;

import java.nio.file.Path;
import java.util.List;

/**
 * What Knot's own configuration has to say for the agent to work with it. {@link #toString} is that configuration, whole.
 *
 * @param identity what Knot says of itself (NSID, id.server)
 * @param listen the addresses it answers on, each ADDRESS@PORT
 * @param controlSocket where it takes commands
 * @param storage where it keeps keys, journals and timers
 * @param zones the folder of the agent's zone files
 * @param zoneList the agent's list of zones
 * @param isSigning whether the agent's zones are signed
 */
public record KnotSettings(
        String identity,
        List<String> listen,
        Path controlSocket,
        Path storage,
        Path zones,
        Path zoneList,
        boolean isSigning) {

    private static final String SIGNED = "herald-signed";
    private static final String UNSIGNED = "herald-unsigned";

    public KnotSettings {
        listen = List.copyOf(listen);
    }

    /** The template that the agent's zones get. */
    public String template() {
        return isSigning ? SIGNED : UNSIGNED;
    }

    /** The text of {@code knot.conf}; each setting that is not Knot's default says why. */
    @Override
    public String toString() {
        return """
                # Knot DNS at the point of presence %1$s, for use with koder-dns-sync.
                # Printed by: koder-dns-sync knot-conf

                server:
                    rundir: "%2$s"
                    listen: [ %3$s ]
                    identity: "%1$s"
                    nsid: "%1$s"
                    version: ""
                    # Without it nothing is answered until the last zone is loaded and all signatures are checked.
                    async-start: on

                control:
                    listen: "%4$s"
                    # How long a silent client of the control socket keeps the agent waiting (Knot 3.2).
                    timeout: 5

                log:
                  - target: stderr
                    any: info
                    # One line less per command of the agent.
                    control: notice

                database:
                    storage: "%5$s"

                policy:
                  - id: herald
                    algorithm: ecdsap256sha256
                    # Half the work after a restart; the same answers from the same data.
                    reproducible-signing: on
                    # Keys are rolled when somebody says so: a key that changes by itself needs a parent that follows.
                    ksk-lifetime: 0
                    zsk-lifetime: 0
                    rrsig-lifetime: 14d
                    rrsig-refresh: 7d
                    propagation-delay: 1h
                    nsec3: off
                    cds-cdnskey-publish: rollover

                template:
                  - id: default
                    storage: "%6$s"
                    zonefile-sync: -1
                    semantic-checks: on

                  - id: %7$s
                    storage: "%6$s"
                    semantic-checks: on
                    # The files are the agent's; Knot never writes them.
                    zonefile-sync: -1
                    # Knot counts the serial itself, so a signature made anew and a version of the engine never collide.
                    zonefile-load: difference-no-serial
                    journal-content: all
                    dnssec-signing: on
                    dnssec-policy: herald

                  - id: %8$s
                    storage: "%6$s"
                    semantic-checks: on
                    zonefile-sync: -1
                    zonefile-load: whole
                    journal-content: none

                # The zones. The agent writes this file; "koder-dns-sync init" provides an empty one.
                include: "%9$s"
                """.formatted(
                        identity,
                        rundir(),
                        String.join(", ", listen),
                        controlSocket,
                        storage,
                        zones,
                        SIGNED,
                        UNSIGNED,
                        zoneList);
    }

    private Path rundir() {
        Path parent = controlSocket.getParent();
        return parent == null ? Path.of("/") : parent;
    }
}
