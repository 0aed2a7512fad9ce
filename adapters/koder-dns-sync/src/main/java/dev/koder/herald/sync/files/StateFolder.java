package dev.koder.herald.sync.files;

import dev.koder.herald.sync.zone.port.Bookmark;
import dev.koder.herald.sync.zone.port.MemberList;
import dev.koder.herald.sync.zone.port.ZoneFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Optional;

/** The folder that holds everything an agent keeps. One agent at a time: it is locked until it is closed. */
public final class StateFolder implements AutoCloseable {
    private final FileChannel lock;
    private final FolderZoneFiles zoneFiles;
    private final FileMemberList memberList;
    private final FileBookmark bookmark;

    private StateFolder(FileChannel lock, FolderZoneFiles zoneFiles, FileMemberList memberList, FileBookmark bookmark) {
        this.lock = lock;
        this.zoneFiles = zoneFiles;
        this.memberList = memberList;
        this.bookmark = bookmark;
    }

    /**
     * Creates what is missing, and locks the folder.
     *
     * @param template the identifier of the template in Knot's configuration that zones get
     * @throws IOException when the folder cannot be used, or another agent uses it
     */
    public static StateFolder open(StateFolderConfig config, String template) throws IOException {
        Optional<GroupPrincipal> group = group(config);
        SafeFolder top = new SafeFolder(config.path(), group);
        SafeFolder zones = new SafeFolder(config.zones(), group);
        SafeFolder removed = new SafeFolder(config.path().resolve("removed"), group);
        top.prepare();
        FileChannel lock = lock(config.path().resolve("lock"));
        zones.prepare();
        removed.prepare();
        FolderZoneFiles files = new FolderZoneFiles(zones, removed);
        files.discardDrafts();
        Succession list = new Succession(top, config.zoneList().getFileName().toString());
        return new StateFolder(
                lock,
                files,
                new FileMemberList(list, new ZoneSections(template, files::location)),
                new FileBookmark(config.path().resolve("cursor")));
    }

    private static Optional<GroupPrincipal> group(StateFolderConfig config) throws IOException {
        if (config.group().isEmpty()) {
            return Optional.empty();
        }
        String name = config.group().get();
        try {
            return Optional.of(config.path()
                    .getFileSystem()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByGroupName(name));
        } catch (UserPrincipalNotFoundException e) {
            throw new IOException("knot.group: " + name + " (expected: a group of this system)", e);
        }
    }

    private static FileChannel lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // Held by this very process: as good a reason to refuse.
        }
        channel.close();
        throw new IOException(file + ": held by another koder-dns-sync");
    }

    /** Makes sure that Knot finds a list to include, even an empty one. */
    public void provideList() throws IOException {
        if (memberList.read().isEmpty() && zoneFiles.present().isEmpty()) {
            memberList.replace(java.util.Set.of());
            memberList.confirm();
        }
    }

    public ZoneFiles zoneFiles() {
        return zoneFiles;
    }

    public MemberList memberList() {
        return memberList;
    }

    public Bookmark bookmark() {
        return bookmark;
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
