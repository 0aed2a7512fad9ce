package dev.koder.herald.adapter.publish.knot;

import dev.koder.herald.application.zone.Publication;
import dev.koder.herald.application.zone.ZoneReading;
import dev.koder.herald.domain.masterfile.MasterFileWriter;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.zone.Zone;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/** Renders one version of a zone, counting and digesting as it goes; in constant memory. */
final class ZoneText {

    private final OutputStream out;
    private final LongConsumer progress;
    private final MessageDigest digest = sha256();
    private final MasterFileWriter writer = new MasterFileWriter(this::write);
    private long records;
    private long bytes;

    private ZoneText(OutputStream out, LongConsumer progress) {
        this.out = out;
        this.progress = progress;
    }

    /**
     * Writes the text.
     *
     * @param progress is told how many octets can be read by now
     * @throws UncheckedIOException where it cannot be written; it may then be there in part
     */
    static Publication.Summary write(
            OutputStream out, Zone zone, ZoneReading.Contents contents, LongConsumer progress) {
        return new ZoneText(out, progress).render(zone, contents);
    }

    private Publication.Summary render(Zone zone, ZoneReading.Contents contents) {
        String version = "zone " + zone.name() + " serial " + zone.serial();
        writer.comment(version);
        recordSet(zone.soaRecordSet());
        contents.forEach(this::recordSet);
        writer.flush();
        writer.comment("end " + version + " records " + records + " sha256 " + hex());
        writer.flush();
        return new Publication.Summary(records, bytes, hex());
    }

    private void recordSet(RecordSet set) {
        writer.recordSet(set);
        records += set.records().size();
    }

    private void write(byte[] octets, int offset, int length) {
        try {
            digest.update(octets, offset, length);
            out.write(octets, offset, length);
            bytes += length;
            progress.accept(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The digest of everything written so far. */
    private String hex() {
        try {
            return HexFormat.of().formatHex(((MessageDigest) digest.clone()).digest());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("SHA-256 of this Java cannot be read while it goes on", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }
}
