package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.adapter.http.rest.names.InternationalNames;
import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.zone.Mailbox;
import java.util.Set;

/** How names are written in requests: with or without the final dot, in Unicode or ASCII. */
final class NameReading {

    private static final String CODED_SLASH = "=2F";
    private static final DomainName ANY_ZONE = DomainName.ROOT.child("relative");

    /** The most frequent types of those without names in their records. */
    private static final Set<RecordType> NAMELESS =
            Set.of(RecordType.A, RecordType.AAAA, RecordType.TXT, RecordType.CAA);

    private NameReading() {}

    /** A zone's name; {@code =2F} stands for a slash, as some proxies and servers take %2F apart, and {@code \\=2F} for itself. */
    static DomainName zone(String text) {
        return absolute(slashes(text)).lowerCase();
    }

    /** A name with or without the final dot. */
    static DomainName absolute(String text) {
        return InternationalNames.parse(text, DomainName.ROOT);
    }

    /**
     * A name in a zone: relative to it, or absolute; {@code @} is the apex. A name without the final dot that ends in the
     * zone's name is meant to be absolute: nobody has {@code www.example.org.example.org.}
     */
    static DomainName owner(String text, DomainName zone) {
        String name = slashes(text);
        if (name.equals("@")) {
            return zone;
        }
        DomainName absolute = absolute(name);
        return absolute.isSubdomainOf(zone) ? absolute : InternationalNames.parse(name, zone);
    }

    private static String slashes(String text) {
        if (text.indexOf('=') < 0) {
            return text;
        }
        StringBuilder name = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); at++) {
            if (text.regionMatches(true, at, CODED_SLASH, 0, CODED_SLASH.length())) {
                name.append('/');
                at += CODED_SLASH.length() - 1;
            } else {
                boolean isEscape = text.charAt(at) == '\\' && at + 1 < text.length();
                name.append(text, at, isEscape ? at + 2 : at + 1);
                at += isEscape ? 1 : 0;
            }
        }
        return name.toString();
    }

    /** The name of a host elsewhere, with or without the final dot. */
    static DomainName host(String text) {
        DomainName host = absolute(text);
        if (text.equals("@") || (host.labelCount() < 2 && !text.endsWith("."))) {
            throw new DnsFormatException("domain name", text, "an absolute name, such as ns1.example.net.");
        }
        return host;
    }

    /** A mailbox: a mail address, or the name that stands for it (RFC 1035, section 8). */
    static DomainName mailbox(String text) {
        int at = text.lastIndexOf('@');
        return at <= 0 ? host(text) : Mailbox.name(text.substring(0, at), absolute(text.substring(at + 1)));
    }

    /**
     * The data of a record. Names in it are absolute: one without the final dot is taken as if it had one, provided that it
     * has several labels; {@code @} and single labels would silently mean something else than in a zone file.
     */
    static Rdata rdata(RecordType type, String text, DomainName zone) {
        Rdata absolute = Rdata.parse(type, text, DomainName.ROOT);
        boolean mayMeanAnother = !NAMELESS.contains(type)
                && absolute.target().map(DomainName::labelCount).orElse(0) < 2;
        if (mayMeanAnother && !absolute.equals(Rdata.parse(type, text, zone.isRoot() ? ANY_ZONE : zone))) {
            throw new DnsFormatException(type + " record", text, "absolute names, such as host.example.net.");
        }
        return absolute;
    }
}
