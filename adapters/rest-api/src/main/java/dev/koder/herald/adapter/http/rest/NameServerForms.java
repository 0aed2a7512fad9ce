package dev.koder.herald.adapter.http.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.zone.NameServer;
import dev.koder.herald.domain.zone.NameServers;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** What requests and answers say of name servers. */
final class NameServerForms {

    private static final Form<NameServer> PLAIN = Form.text(text -> new NameServer(NameReading.host(text)));

    private static final Form<NameServer> WITH_ADDRESSES = Form.object(members -> {
        Optional<DomainName> name = members.required("name", Form.text(NameReading::host));
        Optional<List<Rdata>> addresses = members.optional(
                "addresses", Form.list(Form.text(NameServerForms::address), NameServer.MOST_ADDRESSES));
        members.optional("unicodeName", Form.ANYTHING);
        return members.done(() -> new NameServer(name.orElseThrow(), addresses));
    });

    /** A list of names, or of objects that tell addresses too. */
    static final Form<NameServers> LIST = (node, pointer) -> {
        Form<NameServer> one =
                (server, at) -> server.isObject() ? WITH_ADDRESSES.read(server, at) : PLAIN.read(server, at);
        return switch (Form.list(one, NameServers.MOST).read(node, pointer)) {
            case Reading.Ok<List<NameServer>> ok -> together(ok.value(), pointer);
            case Reading.Bad<List<NameServer>> bad -> new Reading.Bad<>(bad.errors());
        };
    };

    private NameServerForms() {}

    private static Reading<NameServers> together(List<NameServer> servers, String pointer) {
        try {
            return new Reading.Ok<>(new NameServers(servers));
        } catch (DnsFormatException misshapen) {
            return new Reading.Bad<>(pointer, Form.MALFORMED, Form.words(misshapen));
        }
    }

    private static Rdata address(String text) {
        try {
            return NameServer.address(text);
        } catch (DnsFormatException misshapen) {
            throw new DnsFormatException(
                    "address", text, "an IPv4 address such as 192.0.2.1, or an IPv6 address such as 2001:db8::1");
        }
    }

    /** The member of name servers. */
    static void write(JsonGenerator out, NameServers servers) throws IOException {
        Json.list(out, "nameservers", servers.servers(), NameServerForms::write);
    }

    private static void write(JsonGenerator out, NameServer server) throws IOException {
        Views.name(out, server.name());
        if (server.addresses().isPresent()) {
            out.writeArrayFieldStart("addresses");
            for (Rdata address : server.addresses().get()) {
                out.writeString(address.toText());
            }
            out.writeEndArray();
        }
    }

    /** The entry that a finding is about, where it is about one; the whole list otherwise. */
    static String pointer(NameServers servers, DomainName owner) {
        int place = servers.names().indexOf(owner);
        return place < 0 ? "#/nameservers" : "#/nameservers/" + place;
    }
}
