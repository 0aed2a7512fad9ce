package dev.koder.herald.sync.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * A folder whose changes are on the disk when a call returns, and whose files belong to one group.
 *
 * @param path the folder
 * @param group who may read; empty leaves the group as the system sets it
 */
record SafeFolder(Path path, Optional<GroupPrincipal> group) {
    private static final Set<PosixFilePermission> FILE_MODE = PosixFilePermissions.fromString("rw-r-----");
    private static final Set<PosixFilePermission> FOLDER_MODE = PosixFilePermissions.fromString("rwxr-x---");

    /** Creates the folder if it is missing, and gives it its mode and group. */
    void prepare() throws IOException {
        if (!Files.isDirectory(path)) {
            Files.createDirectories(path);
        }
        if (!Files.getPosixFilePermissions(path).equals(FOLDER_MODE)) {
            Files.setPosixFilePermissions(path, FOLDER_MODE);
        }
        giveToGroup(path);
    }

    /** Opens a file for writing, empty, and readable for the group. */
    FileChannel rewrite(Path file) throws IOException {
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        try {
            Files.setPosixFilePermissions(file, FILE_MODE);
            giveToGroup(file);
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private void giveToGroup(Path file) throws IOException {
        if (group.isEmpty()) {
            return;
        }
        PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (!view.readAttributes().group().equals(group.get())) {
            view.setGroup(group.get());
        }
    }

    /** Gives a file another name, in place of whatever has it. */
    void rename(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force();
    }

    /** Gives a file a second name, unless that is taken. */
    void link(Path existing, Path second) throws IOException {
        if (!Files.exists(second)) {
            Files.createLink(second, existing);
            force();
        }
    }

    void delete(Path file) throws IOException {
        if (Files.deleteIfExists(file)) {
            force();
        }
    }

    /** Forces the names in the folder to the disk. */
    void force() throws IOException {
        try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
