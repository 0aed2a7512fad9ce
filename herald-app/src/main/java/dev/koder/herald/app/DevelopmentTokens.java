package dev.koder.herald.app;

import dev.koder.herald.adapter.identity.development.DevelopmentIdentity;
import dev.koder.herald.adapter.identity.development.DevelopmentIdentityConfig;
import dev.koder.herald.application.identity.Caller;
import dev.koder.herald.application.identity.Permission;
import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.tenant.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

/**
 * The development identity, and the tokens that it keeps fresh in files: one for a tenant, one for an operator,
 * one for a point of presence. Files are for their owner alone, and replaced whole.
 */
final class DevelopmentTokens {

    /** How long a token in a file is good for; it is renewed long before. */
    static final Duration LIFETIME = Duration.ofHours(24);

    /** How often the files are renewed. */
    static final Duration RENEWAL = Duration.ofHours(1);

    static final String ISSUER = "koder-herald-development";
    static final String AUDIENCE = "koder-herald";

    /** Whose tokens may keep the platform. */
    static final String PLATFORM = "platform";

    private static final Caller TENANT = new Caller(
            new TenantId("demo"),
            new Actor("demo"),
            Set.of(Permission.READ, Permission.WRITE, Permission.APPROVE, Permission.ADMIN));
    private static final Caller OPERATOR =
            new Caller(new TenantId(PLATFORM), new Actor("operator"), Set.of(Permission.OPERATOR));
    private static final Caller POP =
            new Caller(new TenantId(PLATFORM), new Actor("koder-dns-sync"), Set.of(Permission.POP));

    private static final Map<String, Caller> TOKENS =
            Map.of("tenant.token", TENANT, "operator.token", OPERATOR, "pop.token", POP);

    private final Path folder;
    private final DevelopmentIdentity identity;

    DevelopmentTokens(Path folder, DevelopmentIdentity identity) {
        this.folder = folder;
        this.identity = identity;
    }

    static Path folder(HeraldConfig config) {
        return config.dataDir().resolve("development");
    }

    /** The identity of this configuration, its key made where there is none yet. */
    static DevelopmentIdentity open(HeraldConfig config, int port, InstantSource clock) throws IOException {
        return DevelopmentIdentity.open(new DevelopmentIdentityConfig(folder(config), port, ISSUER, AUDIENCE), clock);
    }

    /** Writes those tokens anew that are missing, older than {@link #RENEWAL}, or another key's: signing slows a start down. */
    void renew(Instant now) throws IOException {
        for (Map.Entry<String, Caller> token : TOKENS.entrySet()) {
            if (!isFresh(folder.resolve(token.getKey()), now)) {
                write(token.getKey(), token.getValue());
            }
        }
    }

    private boolean isFresh(Path token, Instant now) throws IOException {
        if (Files.notExists(token)) {
            return false;
        }
        Instant written = Files.getLastModifiedTime(token).toInstant();
        boolean isYoung = !written.isAfter(now) && written.plus(RENEWAL).isAfter(now);
        return isYoung && identity.namesKeyOf(Files.readString(token));
    }

    private void write(String name, Caller caller) throws IOException {
        Path fresh = Files.createTempFile(
                folder,
                name,
                ".new",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, identity.mint(caller, LIFETIME) + "\n");
        Files.move(fresh, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
