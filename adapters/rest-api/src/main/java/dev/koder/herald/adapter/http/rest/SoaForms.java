package dev.koder.herald.adapter.http.rest;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.koder.herald.application.zone.Origin;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.zone.Mailbox;
import dev.koder.herald.domain.zone.SerialPolicy;
import dev.koder.herald.domain.zone.SoaField;
import dev.koder.herald.domain.zone.SoaSettings;
import dev.koder.herald.domain.zone.ZoneFinding;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What requests and answers say of the SOA. */
final class SoaForms {

    /** What requests say, each member optional. */
    static final Form<SoaSettings> SETTINGS = Form.object(members -> settings(members, List.of()));

    /** As a zone's SOA is shown; what is not to be written is passed over. */
    static final Form<SoaSettings> SHOWN = Form.object(
            members -> settings(members, List.of("zone", "serial", "from", "warningCount", "warnings", "change")));

    private SoaForms() {}

    private static Reading<SoaSettings> settings(Members members, List<String> passedOver) {
        Optional<DomainName> mname = members.optional("mname", Form.text(NameReading::host));
        Optional<DomainName> rname = members.optional("rname", Form.text(NameReading::mailbox));
        Optional<DomainName> mail = members.optional("mail", Form.text(NameReading::mailbox));
        Optional<Long> refresh = members.optional("refresh", seconds("refresh"));
        Optional<Long> retry = members.optional("retry", seconds("retry"));
        Optional<Long> expire = members.optional("expire", seconds("expire"));
        Optional<Long> minimum = members.optional("minimum", seconds("minimum"));
        Optional<Ttl> ttl = members.optional("ttl", RecordForms.TTL);
        Optional<SerialPolicy> policy = members.optional("serialPolicy", Form.text(SerialPolicy::parse));
        passedOver.forEach(name -> members.optional(name, Form.ANYTHING));
        if (mail.isPresent() && rname.isPresent() && !mail.equals(rname)) {
            members.refuse(
                    "mail",
                    Form.MALFORMED,
                    "mail: another mailbox than rname, " + rname.get() + " (expected: the same, or one of both)");
        }
        return members.done(
                () -> new SoaSettings(mname, rname.or(() -> mail), refresh, retry, expire, minimum, ttl, policy));
    }

    private static Form<Long> seconds(String name) {
        return Form.number(name, 0, Ttl.MAX_SECONDS, seconds -> seconds);
    }

    /** The members that the settings say something of. */
    static void write(JsonGenerator out, SoaSettings soa) throws IOException {
        for (SoaField field : SoaField.values()) {
            Optional<?> value = field.in(soa);
            if (value.isPresent()) {
                write(out, field, value.get());
            }
        }
    }

    private static void write(JsonGenerator out, SoaField field, Object value) throws IOException {
        switch (value) {
            case Long seconds -> out.writeNumberField(field.word(), seconds);
            case Ttl ttl -> out.writeNumberField(field.word(), ttl.seconds());
            case SerialPolicy policy -> out.writeStringField(field.word(), policy.word());
            default -> out.writeStringField(field.word(), value.toString());
        }
        if (field == SoaField.RNAME) {
            Optional<String> mail = Mailbox.address((DomainName) value);
            if (mail.isPresent()) {
                out.writeStringField("mail", mail.get());
            }
        }
    }

    /** Whose each part is, without closing the object. */
    static void writeOrigins(JsonGenerator out, Map<SoaField, Origin> origins) throws IOException {
        for (SoaField field : SoaField.values()) {
            Origin origin = Optional.ofNullable(origins.get(field)).orElseThrow();
            out.writeStringField(field.word(), word(origin));
        }
    }

    static String word(Origin origin) {
        return origin.name().toLowerCase(Locale.ROOT);
    }

    /**
     * The member that a finding in an SOA is about.
     *
     * @param soa to the SOA
     */
    static String pointer(ZoneFinding finding, String soa) {
        return switch (finding.rule()) {
            case SOA_RNAME_IS_A_MAILBOX -> soa + "/rname";
            case SOA_REFRESH_IS_A_PAUSE, SOA_REFRESH_IS_NOT_SHORT, SOA_REFRESH_IS_NOT_LONG -> soa + "/refresh";
            case SOA_RETRY_IS_A_PAUSE, SOA_RETRY_IS_NOT_SHORT, SOA_RETRY_IS_BELOW_REFRESH -> soa + "/retry";
            case SOA_EXPIRE_OUTLASTS_A_RETRY, SOA_EXPIRE_IS_NOT_SHORT, SOA_EXPIRE_IS_NOT_LONG -> soa + "/expire";
            case SOA_MINIMUM_IS_NOT_LONG -> soa + "/minimum";
            case SOA_TTL_IS_NOT_BELOW_MINIMUM -> soa + "/ttl";
            default -> soa;
        };
    }
}
