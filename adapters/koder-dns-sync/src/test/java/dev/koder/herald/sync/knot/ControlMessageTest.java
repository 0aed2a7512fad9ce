package dev.koder.herald.sync.knot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The octets of Knot's control protocol, as Knot 3.2.6 was seen to send and take them. */
final class ControlMessageTest {
    private static byte[] octets(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    private static List<ControlUnit> read(byte[] octets) throws IOException {
        return ControlMessage.readAnswer(new ByteArrayInputStream(octets));
    }

    @Test
    void a_command_is_one_unit_with_its_items_in_order_of_their_numbers() {
        ControlUnit command =
                ControlUnit.command("zone-reload").with(ControlItem.ZONE, "a.").with(ControlItem.FLAGS, "B");

        assertThat(ControlMessage.ofCommand(command))
                .isEqualTo(octets("01 10 000b 7a6f6e652d72656c6f6164 11 0001 42 16 0002 612e 03"));
    }

    @Test
    void success_without_anything_to_tell_is_an_empty_answer() throws IOException {
        assertThat(read(octets("03"))).isEmpty();
    }

    @Test
    void an_answer_is_one_unit_per_line() throws IOException {
        List<ControlUnit> units = read(octets("01 16 0002 612e 1a 0002 3132 02 16 0002 612e 1a 0001 2d 03"));

        assertThat(units).extracting(unit -> unit.text(ControlItem.DATA)).containsExactly("12", "-");
        assertThat(units).extracting(unit -> unit.text(ControlItem.ZONE)).containsExactly("a.", "a.");
    }

    @Test
    void a_refusal_is_a_unit_with_an_error() throws IOException {
        List<ControlUnit> units = read(octets("01 12 0006 6661696c6564 03"));

        assertThat(units.getFirst().text(ControlItem.ERROR)).isEqualTo("failed");
    }

    @Test
    void an_answer_cut_at_any_octet_is_no_answer() {
        byte[] whole = octets("01 16 0002 612e 1a 0002 3132 02 16 0002 612e 1a 0001 2d 03");

        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(cut)).as("%d octets", length).isInstanceOf(EOFException.class);
        }
    }

    @Test
    void an_unknown_unit_type_is_named() {
        assertThatThrownBy(() -> read(octets("07")))
                .isInstanceOf(IOException.class)
                .hasMessage("control unit type: 7 (expected: 0 to 3)");
    }
}
