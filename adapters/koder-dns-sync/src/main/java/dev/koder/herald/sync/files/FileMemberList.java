package dev.koder.herald.sync.files;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.sync.zone.port.MemberList;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.Set;

/** The list of zones as a file of {@code zone:} sections that Knot's configuration includes. */
final class FileMemberList implements MemberList {
    private final Succession files;
    private final ZoneSections sections;

    FileMemberList(Succession files, ZoneSections sections) {
        this.files = files;
        this.sections = sections;
    }

    @Override
    public Optional<Set<DomainName>> read() throws IOException {
        try {
            return Optional.of(ZoneSections.parse(text()));
        } catch (NoSuchFileException | DnsFormatException e) {
            return Optional.empty();
        }
    }

    private String text() throws IOException {
        return Files.readString(files.inUse(), US_ASCII);
    }

    @Override
    public boolean isCurrent() throws IOException {
        Optional<Set<DomainName>> zones = read();
        return zones.isPresent() && text().equals(sections.print(zones.get()));
    }

    @Override
    public void replace(Set<DomainName> zones) throws IOException {
        ByteBuffer octets = US_ASCII.encode(sections.print(zones));
        try (FileChannel draft = files.folder().rewrite(files.draft())) {
            while (octets.hasRemaining()) {
                draft.write(octets);
            }
            draft.force(true);
        }
        files.replace(true);
    }

    @Override
    public boolean isUnconfirmed() {
        return files.isUnconfirmed();
    }

    @Override
    public void confirm() throws IOException {
        files.confirm();
    }

    @Override
    public void restore() throws IOException {
        files.restore();
    }
}
