package dev.koder.herald.sync.knot;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The octets of control messages: writes commands, reads answers. */
final class ControlMessage {
    private static final int END_OF_SESSION = 0;
    private static final int DATA = 1;
    private static final int MORE = 2;
    private static final int END_OF_MESSAGE = 3;

    private ControlMessage() {}

    /** The octets of one command. */
    static byte[] ofCommand(ControlUnit command) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(octets)) {
            out.write(DATA);
            for (ControlItem item : ControlItem.values()) {
                if (command.has(item)) {
                    write(item, command.text(item).getBytes(ISO_8859_1), out);
                }
            }
            out.write(END_OF_MESSAGE);
        } catch (IOException e) {
            throw new AssertionError("writing to memory", e);
        }
        return octets.toByteArray();
    }

    private static void write(ControlItem item, byte[] text, DataOutputStream out) throws IOException {
        out.write(item.code());
        out.writeShort(text.length);
        out.write(text);
    }

    /** The octets that end a session politely. */
    static byte[] endOfSession() {
        return new byte[] {END_OF_SESSION};
    }

    /** Reads one answer to its end, which blocks until all of it is there. */
    static List<ControlUnit> readAnswer(InputStream source) throws IOException {
        DataInputStream in = new DataInputStream(source);
        List<ControlUnit> units = new ArrayList<>();
        Map<ControlItem, String> items = new EnumMap<>(ControlItem.class);
        boolean isOpen = false;
        while (true) {
            int code = in.readUnsignedByte();
            ControlItem item = ControlItem.ofCode(code);
            if (item != null) {
                items.put(item, new String(in.readNBytes(in.readUnsignedShort()), ISO_8859_1));
                continue;
            }
            if (isOpen) {
                units.add(new ControlUnit(items));
                items.clear();
            }
            if (code == END_OF_MESSAGE) {
                return units;
            }
            isOpen = opensUnit(code);
        }
    }

    private static boolean opensUnit(int code) throws IOException {
        if (code == DATA || code == MORE) {
            return true;
        }
        if (code == END_OF_SESSION) {
            throw new EOFException("the session ended before the answer did");
        }
        throw new IOException("control unit type: " + code + " (expected: 0 to 3)");
    }
}
