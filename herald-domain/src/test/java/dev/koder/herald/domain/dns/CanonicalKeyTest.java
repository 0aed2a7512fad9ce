package dev.koder.herald.domain.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys of names, as stores sort by them. */
class CanonicalKeyTest {

    private static final DomainName ZONE = DomainName.parse("example.org.");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void a_name_comes_back_from_its_key(long seed) {
        for (DomainName name : namesOfAwkwardOctets(new Random(seed))) {
            assertThat(DomainName.ofCanonicalKey(name.canonicalKey(ZONE), ZONE)).isEqualTo(name);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void keys_have_the_order_of_their_names(long seed) {
        List<DomainName> names = namesOfAwkwardOctets(new Random(seed));
        for (int i = 1; i < names.size(); i++) {
            DomainName one = names.get(i - 1);
            DomainName other = names.get(i);
            int order = Arrays.compareUnsigned(one.canonicalKey(ZONE), other.canonicalKey(ZONE));
            assertThat(Integer.signum(order)).isEqualTo(Integer.signum(one.compareTo(other)));
        }
    }

    /** Few and many short labels of the octets that escapes, dots and case are about. */
    private static List<DomainName> namesOfAwkwardOctets(Random random) {
        byte[] octets = {0, 1, 2, 3, '.', '*', 'A', 'a', 'z', (byte) 0x80, (byte) 0xff};
        List<DomainName> names = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            OctetBuffer wire = new OctetBuffer(64);
            for (int labels = random.nextInt(12); labels > 0; labels--) {
                int length = 1 + random.nextInt(4);
                wire.u8(length);
                for (int k = 0; k < length; k++) {
                    wire.u8(octets[random.nextInt(octets.length)]);
                }
            }
            wire.put(ZONE.toWire());
            names.add(DomainName.ofWire(wire.toArray()));
        }
        return names;
    }
}
