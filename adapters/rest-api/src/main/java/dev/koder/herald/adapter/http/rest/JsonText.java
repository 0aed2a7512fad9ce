package dev.koder.herald.adapter.http.rest;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.koder.herald.domain.dns.OctetBuffer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * What a buffer holds at the time, to be written as it is: members that are JSON text already. Generators of octets ask for
 * nothing but {@link #appendUnquotedUTF8} and, where there is no room, {@link #asUnquotedUTF8}. For use by one thread.
 */
final class JsonText implements SerializableString {

    private static final int NO_ROOM = -1;

    private final OctetBuffer ascii;

    /** @param ascii read at each writing */
    JsonText(OctetBuffer ascii) {
        this.ascii = ascii;
    }

    @Override
    public int appendUnquotedUTF8(byte[] buffer, int offset) {
        if (buffer.length - offset < ascii.size()) {
            return NO_ROOM;
        }
        System.arraycopy(ascii.storage(), 0, buffer, offset, ascii.size());
        return ascii.size();
    }

    @Override
    public byte[] asUnquotedUTF8() {
        return ascii.toArray();
    }

    @Override
    public String getValue() {
        return ascii.toString();
    }

    @Override
    public int charLength() {
        return ascii.size();
    }

    private SerializableString copy() {
        return new SerializedString(getValue());
    }

    @Override
    public char[] asQuotedChars() {
        return copy().asQuotedChars();
    }

    @Override
    public byte[] asQuotedUTF8() {
        return copy().asQuotedUTF8();
    }

    @Override
    public int appendQuotedUTF8(byte[] buffer, int offset) {
        return copy().appendQuotedUTF8(buffer, offset);
    }

    @Override
    public int appendQuoted(char[] buffer, int offset) {
        return copy().appendQuoted(buffer, offset);
    }

    @Override
    public int appendUnquoted(char[] buffer, int offset) {
        return copy().appendUnquoted(buffer, offset);
    }

    @Override
    public int writeQuotedUTF8(OutputStream out) throws IOException {
        return copy().writeQuotedUTF8(out);
    }

    @Override
    public int writeUnquotedUTF8(OutputStream out) throws IOException {
        return copy().writeUnquotedUTF8(out);
    }

    @Override
    public int putQuotedUTF8(ByteBuffer buffer) throws IOException {
        return copy().putQuotedUTF8(buffer);
    }

    @Override
    public int putUnquotedUTF8(ByteBuffer buffer) throws IOException {
        return copy().putUnquotedUTF8(buffer);
    }
}
