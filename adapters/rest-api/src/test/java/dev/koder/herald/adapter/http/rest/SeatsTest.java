package dev.koder.herald.adapter.http.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.koder.herald.domain.dns.IpAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SeatsTest {

    private final Seats seats = new Seats(2);

    private List<Seats.Place> take(String... addresses) {
        return Stream.of(addresses).map(IpAddress::parse).map(seats::take).toList();
    }

    @Test
    void each_address_has_as_many_as_it_may() {
        assertThat(take("192.0.2.1", "192.0.2.1", "192.0.2.1", "192.0.2.2"))
                .containsExactly(Seats.Place.SEAT, Seats.Place.SEAT, Seats.Place.WORD, Seats.Place.SEAT);
    }

    @Test
    void ipv6_counts_by_networks_of_customers() {
        assertThat(take("2001:db8::1", "2001:db8::2", "2001:db8::3", "2001:db8:0:1::1"))
                .containsExactly(Seats.Place.SEAT, Seats.Place.SEAT, Seats.Place.WORD, Seats.Place.SEAT);
    }

    @Test
    void few_of_many_who_come_too_late_are_told_so() {
        String[] many = Stream.generate(() -> "192.0.2.1").limit(100).toArray(String[]::new);

        assertThat(take(many)).filteredOn(Seats.Place.WORD::equals).hasSize(16);
    }

    @Test
    void a_place_left_is_there_for_the_next() {
        take("192.0.2.1", "192.0.2.1");

        seats.leave(IpAddress.parse("192.0.2.1"));

        assertThat(take("192.0.2.1", "192.0.2.1")).containsExactly(Seats.Place.SEAT, Seats.Place.WORD);
    }
}
