package dev.koder.herald.sync.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.sync.zone.port.Bookmark;
import dev.koder.herald.sync.zone.port.Cursor;
import dev.koder.herald.sync.zone.port.Draft;
import dev.koder.herald.sync.zone.port.ZoneFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept on the disk, who may read it, and what is found again. */
final class StateFolderTest {
    private static final DomainName ZONE = DomainName.parse("example.org.");

    @TempDir
    private Path folder;

    private StateFolder open() throws IOException {
        return StateFolder.open(new StateFolderConfig(folder, Optional.empty()), "herald-signed");
    }

    private static void put(ZoneFiles files, String text, boolean keepOld) throws IOException {
        try (Draft draft = files.draft(ZONE)) {
            try (WritableByteChannel out = draft.rewrite()) {
                out.write(ByteBuffer.wrap(text.getBytes(UTF_8)));
            }
            files.replace(ZONE, draft, keepOld);
        }
    }

    private Path file(String name) {
        return folder.resolve("zones").resolve(name);
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void files_and_folders_are_open_to_their_group_for_reading_and_to_nobody_else() throws IOException {
        try (StateFolder state = open()) {
            put(state.zoneFiles(), "; zone example.org. serial 1\n", false);
            state.memberList().replace(Set.of(ZONE));
        }

        assertThat(mode(folder)).isEqualTo("rwxr-x---");
        assertThat(mode(folder.resolve("zones"))).isEqualTo("rwxr-x---");
        assertThat(mode(file("example.org.zone"))).isEqualTo("rw-r-----");
        assertThat(mode(folder.resolve("zones.conf"))).isEqualTo("rw-r-----");
    }

    @Test
    void a_second_agent_is_refused_until_the_first_one_is_gone() throws IOException {
        try (StateFolder first = open()) {
            assertThat(first.memberList().isUnconfirmed()).isFalse();
            assertThatThrownBy(this::open)
                    .isInstanceOf(IOException.class)
                    .hasMessage(folder.resolve("lock") + ": held by another koder-dns-sync");
        }

        open().close();
    }

    @Test
    void an_unknown_group_is_named() {
        assertThatThrownBy(() -> StateFolder.open(new StateFolderConfig(folder, Optional.of("no-such-group")), "x"))
                .isInstanceOf(IOException.class)
                .hasMessage("knot.group: no-such-group (expected: a group of this system)");
    }

    @Test
    void a_replaced_file_is_within_reach_until_the_new_one_is_confirmed() throws IOException {
        try (StateFolder state = open()) {
            ZoneFiles files = state.zoneFiles();
            put(files, "one", false);
            put(files, "two", true);
            boolean before = files.isUnconfirmed(ZONE);
            files.confirm(ZONE);

            assertThat(before).isTrue();
            assertThat(files.isUnconfirmed(ZONE)).isFalse();
            assertThat(file("example.org.zone")).hasContent("two");
        }
    }

    @Test
    void a_replaced_file_can_be_put_back() throws IOException {
        try (StateFolder state = open()) {
            put(state.zoneFiles(), "one", false);
            put(state.zoneFiles(), "two", true);

            state.zoneFiles().restore(ZONE);

            assertThat(file("example.org.zone")).hasContent("one");
            assertThat(state.zoneFiles().isUnconfirmed(ZONE)).isFalse();
        }
    }

    @Test
    void the_oldest_unconfirmed_file_is_the_one_that_is_kept() throws IOException {
        try (StateFolder state = open()) {
            put(state.zoneFiles(), "one", false);
            put(state.zoneFiles(), "two", true);
            put(state.zoneFiles(), "three", true);

            state.zoneFiles().restore(ZONE);

            assertThat(file("example.org.zone")).hasContent("one");
        }
    }

    @Test
    void a_draft_that_is_closed_without_being_used_leaves_nothing() throws IOException {
        try (StateFolder state = open()) {
            try (Draft draft = state.zoneFiles().draft(ZONE)) {
                draft.rewrite().close();
                assertThat(file("example.org.zone.new")).exists();
            }

            assertThat(file("example.org.zone.new")).doesNotExist();
        }
    }

    @Test
    void drafts_of_an_agent_that_died_are_deleted_at_the_next_start() throws IOException {
        open().close();
        Files.writeString(file("example.org.zone.new"), "half");

        open().close();

        assertThat(file("example.org.zone.new")).doesNotExist();
    }

    @Test
    void zones_are_found_by_the_first_line_of_their_files() throws IOException {
        try (StateFolder state = open()) {
            put(state.zoneFiles(), "; zone example.org. serial 1\nand more", false);
            Files.writeString(file("other.zone"), "; zone example.org. serial 1\n");
            Files.writeString(file("none.zone"), "nothing of the kind\n");

            assertThat(state.zoneFiles().present()).containsExactly(ZONE);
        }
    }

    @Test
    void the_place_in_the_feed_is_found_again() throws IOException {
        Bookmark.Place place = new Bookmark.Place(new Cursor("epoch:17"), Instant.parse("2026-01-01T00:00:00Z"));
        try (StateFolder state = open()) {
            state.bookmark().save(place);
        }

        try (StateFolder state = open()) {
            assertThat(state.bookmark().load()).contains(place);
        }
    }

    @Test
    void a_damaged_place_in_the_feed_is_none() throws IOException {
        try (StateFolder state = open()) {
            Files.writeString(folder.resolve("cursor"), "epoch:17\nyesterday\n");

            assertThat(state.bookmark().load()).isEmpty();
        }
    }

    @Test
    void knot_finds_an_empty_list_to_include_and_a_list_with_zones_is_left_alone() throws IOException {
        try (StateFolder state = open()) {
            state.provideList();
            Optional<Set<DomainName>> first = state.memberList().read();
            state.memberList().replace(Set.of(ZONE));
            state.provideList();

            assertThat(first).contains(Set.of());
            assertThat(state.memberList().read()).contains(Set.of(ZONE));
        }
    }
}
