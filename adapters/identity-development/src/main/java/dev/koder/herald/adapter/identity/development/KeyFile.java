package dev.koder.herald.adapter.identity.development;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.EnumSet;
import java.util.Set;

/** The file that holds the issuer's private key as a JWK: readable by its owner alone, whole or not there at all. */
final class KeyFile {

    private static final Set<PosixFilePermission> OWNER_ONLY = EnumSet.of(OWNER_READ, OWNER_WRITE);

    private final Path folder;
    private final Path file;

    KeyFile(Path folder) {
        this.folder = folder;
        this.file = folder.resolve("development-key.json");
    }

    ECKey readOrMake() throws IOException {
        return Files.exists(file) ? read() : make();
    }

    private ECKey read() throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
        if (!OWNER_ONLY.containsAll(permissions)) {
            throw new IOException(file + ": mode " + PosixFilePermissions.toString(permissions)
                    + " (expected: rw-------, as the key in it can act for every tenant)");
        }
        try {
            ECKey key = ECKey.parse(Files.readString(file));
            if (key.isPrivate() && Curve.P_256.equals(key.getCurve()) && key.getKeyID() != null) {
                return key;
            }
        } catch (ParseException misshapen) {
            throw new IOException(
                    file + ": not a key (expected: a private P-256 key as JWK; remove it to get a new one)", misshapen);
        }
        throw new IOException(
                file + ": not such a key (expected: a private P-256 key as JWK; remove it to get a new one)");
    }

    /** Of two processes that start at once, one makes the key and both use it. */
    private ECKey make() throws IOException {
        Files.createDirectories(folder);
        Path draft = Files.createTempFile(
                folder, "development-key", ".new", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        try {
            write(draft, generate().toJSONString());
            Files.createLink(file, draft);
            sync(folder);
        } catch (FileAlreadyExistsException madeMeanwhile) {
            return read();
        } finally {
            Files.delete(draft);
        }
        return read();
    }

    private static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException("P-256 is part of every Java", impossible);
        }
    }

    private static void write(Path draft, String text) throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            ByteBuffer octets = StandardCharsets.UTF_8.encode(text);
            while (octets.hasRemaining()) {
                channel.write(octets);
            }
            channel.force(true);
        }
    }

    private static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
