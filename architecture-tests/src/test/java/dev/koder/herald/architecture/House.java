package dev.koder.herald.architecture;

/**
 * The packages of Herald below one root, so that the same rules can judge Herald and what was planted to break them.
 *
 * @param root {@code dev.koder.herald} or {@code planted}
 */
record House(String root) {

    String all() {
        return root + "..";
    }

    String domain() {
        return root + ".domain..";
    }

    String application() {
        return root + ".application..";
    }

    String ports() {
        return root + ".application..port..";
    }

    String adapters() {
        return root + ".adapter..";
    }

    /** A package below the adapters, with everything below it. */
    String adapter(String name) {
        return root + ".adapter." + name + "..";
    }

    /** The agent at a point of presence: a program of its own. */
    String agent() {
        return root + ".sync..";
    }

    String app() {
        return root + ".app..";
    }

    /** Adapters in name, libraries by nature: others may use them. */
    String[] libraries() {
        return new String[] {adapter("storage.testkit"), adapter("config.file")};
    }

    /** Those that call the application. */
    String[] driving() {
        return new String[] {adapter("http"), adapter("dns")};
    }

    /** Those that the application calls. */
    String[] driven() {
        return new String[] {
            adapter("storage"),
            adapter("publish"),
            adapter("identity"),
            adapter("probe"),
            adapter("notify"),
            adapter("pop"),
            adapter("alert"),
            adapter("outbound"),
            adapter("suffix"),
            adapter("importing")
        };
    }
}
