package dev.koder.herald.sync.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file and the one before it, which is kept until the newer one has proved itself.
 *
 * @param folder where both are
 * @param name the name of the file in use
 */
record Succession(SafeFolder folder, String name) {

    Path inUse() {
        return folder.path().resolve(name);
    }

    Path before() {
        return folder.path().resolve(name + ".prev");
    }

    /** Where the next file is written before it is put in use. */
    Path draft() {
        return folder.path().resolve(name + ".new");
    }

    /** Puts the draft, which is on the disk already, in use. A file that is kept already stays the one that is kept. */
    void replace(boolean keepOld) throws IOException {
        if (!keepOld) {
            folder.delete(before());
        } else if (Files.exists(inUse())) {
            folder.link(inUse(), before());
        }
        folder.rename(draft(), inUse());
    }

    boolean isUnconfirmed() {
        return Files.exists(before());
    }

    void confirm() throws IOException {
        folder.delete(before());
    }

    /** Puts the file before in use again; without one, nothing changes. */
    void restore() throws IOException {
        if (isUnconfirmed()) {
            folder.rename(before(), inUse());
        }
    }
}
