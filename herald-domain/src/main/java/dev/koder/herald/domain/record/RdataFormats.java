package dev.koder.herald.domain.record;

import static dev.koder.herald.domain.record.AddressField.IPV4;
import static dev.koder.herald.domain.record.AddressField.IPV6;

import dev.koder.herald.domain.dns.RecordType;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The table of types: one row says all about a type's rdata.
 *
 * <p>A type becomes known by a row here; one whose form is unlike all others also gets a {@link RdataField} of its own.
 * A type without a row is held as octets and written as RFC 3597 says.
 */
final class RdataFormats {
    private static final Map<Integer, Integer> SHA_BY_DS_TYPE = Map.of(1, 20, 2, 32, 3, 32, 4, 48);
    private static final Map<Integer, Integer> SHA_BY_SSHFP_TYPE = Map.of(1, 20, 2, 32);
    private static final Map<Integer, Integer> SHA_BY_ZONEMD_HASH = Map.of(1, 48, 2, 64);

    /** Types that Knot 3.2 does not know by name; in files they go as numbers and octets. */
    private static final Set<RecordType> NUMBERED_IN_FILES = Set.of(
            RecordType.DLV,
            RecordType.HIP,
            RecordType.MB,
            RecordType.MG,
            RecordType.MR,
            RecordType.PX,
            RecordType.RESINFO,
            RecordType.WALLET);

    private static final Map<Integer, RdataFormat> ROWS = new HashMap<>();
    private static final RdataFormat[] SMALL = new RdataFormat[512];

    static {
        row(RecordType.A, IPV4);
        row(RecordType.AAAA, IPV6);
        row(RecordType.AFSDB, u16("subtype"), target("server"));
        row(RecordType.APL, AddressPrefixesField.PREFIXES);
        row(RecordType.CAA, u8("flags"), TagField.TAG, new LongStringField("value", 0));
        row(RecordType.CDNSKEY, u16("flags"), u8("protocol"), algorithm(), base64("public key"));
        row(RecordType.CDS, u16("key tag"), algorithm(), digestType(), digest(1, SHA_BY_DS_TYPE));
        row(RecordType.CERT, certificate(), u16("key tag"), algorithm(), base64("certificate"));
        row(RecordType.CNAME, target("canonical name"));
        row(RecordType.CSYNC, u32("serial"), u16("flags"), TypeBitmapField.TYPES);
        row(RecordType.DHCID, base64("identifier"));
        row(RecordType.DLV, u16("key tag"), algorithm(), digestType(), digest(1, SHA_BY_DS_TYPE));
        row(RecordType.DNAME, target("target"));
        row(RecordType.DNSKEY, u16("flags"), u8("protocol"), algorithm(), base64("public key"));
        row(RecordType.DS, u16("key tag"), algorithm(), digestType(), digest(1, SHA_BY_DS_TYPE));
        row(RecordType.EUI48, new HexGroupsField("address", 6, 1, '-', "00-00-5e-00-53-2a"));
        row(RecordType.EUI64, new HexGroupsField("address", 8, 1, '-', "00-00-5e-ef-10-00-00-2a"));
        row(RecordType.HINFO, string("cpu"), string("operating system"));
        row(RecordType.HIP, HostIdentityField.HOST_IDENTITY);
        row(RecordType.HTTPS, u16("priority"), exactTarget("target"), SvcParamsField.PARAMS);
        row(
                RecordType.IPSECKEY,
                u8("precedence"),
                u8("gateway type"),
                u8("algorithm"),
                GatewayField.GATEWAY,
                GatewayKeyField.PUBLIC_KEY);
        row(RecordType.KX, u16("preference"), target("exchanger"));
        row(RecordType.L32, u16("preference"), IPV4);
        row(RecordType.L64, u16("preference"), locator("locator"));
        row(RecordType.LOC, LocationField.LOCATION);
        row(RecordType.LP, u16("preference"), exactTarget("pointer"));
        row(RecordType.MB, name("mailbox host"));
        row(RecordType.MG, name("mailbox"));
        row(RecordType.MINFO, name("responsible mailbox"), name("error mailbox"));
        row(RecordType.MR, name("new mailbox"));
        row(RecordType.MX, u16("preference"), host("exchange"));
        row(
                RecordType.NAPTR,
                u16("order"),
                u16("preference"),
                string("flags"),
                string("services"),
                SubstitutionField.SUBSTITUTION,
                name("replacement"));
        row(RecordType.NID, u16("preference"), locator("node id"));
        row(RecordType.NS, host("name server"));
        row(RecordType.NSEC, exactName("next owner"), TypeBitmapField.TYPES);
        row(
                RecordType.NSEC3,
                u8("hash algorithm"),
                u8("flags"),
                u16("iterations"),
                SaltField.SALT,
                HashedNameField.NEXT_HASHED_OWNER,
                TypeBitmapField.TYPES);
        row(RecordType.NSEC3PARAM, u8("hash algorithm"), u8("flags"), u16("iterations"), SaltField.SALT);
        row(RecordType.OPENPGPKEY, base64("public key"));
        row(RecordType.PTR, target("target"));
        row(RecordType.PX, u16("preference"), name("rfc822 name"), name("x400 name"));
        row(RecordType.RESINFO, strings("text"));
        row(RecordType.RP, name("mailbox"), name("text name"));
        row(
                RecordType.RRSIG,
                new TypeField("type covered"),
                algorithm(),
                u8("labels"),
                u32("original ttl"),
                new TimestampField("expiration"),
                new TimestampField("inception"),
                u16("key tag"),
                name("signer"),
                base64("signature"));
        row(RecordType.RT, u16("preference"), name("host"));
        row(RecordType.SMIMEA, u8("usage"), u8("selector"), u8("matching type"), hex("certificate data"));
        row(
                RecordType.SOA,
                name("primary name server"),
                name("mailbox"),
                u32("serial"),
                seconds("refresh"),
                seconds("retry"),
                seconds("expire"),
                seconds("minimum"));
        row(RecordType.SPF, strings("text"));
        row(RecordType.SRV, u16("priority"), u16("weight"), u16("port"), host("target"));
        row(RecordType.SSHFP, u8("algorithm"), u8("type"), digest(1, SHA_BY_SSHFP_TYPE));
        row(RecordType.SVCB, u16("priority"), exactTarget("target"), SvcParamsField.PARAMS);
        row(RecordType.TLSA, u8("usage"), u8("selector"), u8("matching type"), hex("certificate data"));
        row(RecordType.TXT, strings("text"));
        row(RecordType.URI, u16("priority"), u16("weight"), new LongStringField("target", 1));
        row(RecordType.WALLET, strings("text"));
        row(RecordType.ZONEMD, u32("serial"), u8("scheme"), u8("hash algorithm"), digest(12, SHA_BY_ZONEMD_HASH));
    }

    private RdataFormats() {}

    private static void row(RecordType type, RdataField... fields) {
        RdataFormat format = new RdataFormat(type, !NUMBERED_IN_FILES.contains(type), fields);
        ROWS.put(type.code(), format);
        if (type.code() < SMALL.length) {
            SMALL[type.code()] = format;
        }
    }

    private static RdataField u8(String label) {
        return new NumberField(label, 1);
    }

    private static RdataField u16(String label) {
        return new NumberField(label, 2);
    }

    private static RdataField u32(String label) {
        return new NumberField(label, 4);
    }

    private static RdataField seconds(String label) {
        return new DurationField(label);
    }

    /** A name compared in lower case (RFC 4034, section 6.2). */
    private static RdataField name(String label) {
        return new NameField(label, true, false, false);
    }

    /** As {@link #name}, and what the record points at. */
    private static RdataField target(String label) {
        return new NameField(label, true, true, false);
    }

    /** As {@link #target}, and it must be a host. */
    private static RdataField host(String label) {
        return new NameField(label, true, true, true);
    }

    /** A name whose case counts in the canonical form: any type younger than RFC 3597. */
    private static RdataField exactName(String label) {
        return new NameField(label, false, false, false);
    }

    private static RdataField exactTarget(String label) {
        return new NameField(label, false, true, false);
    }

    private static RdataField string(String label) {
        return new StringField(label);
    }

    private static RdataField strings(String label) {
        return new StringsField(label);
    }

    private static RdataField hex(String label) {
        return new HexField(label, 1);
    }

    private static RdataField base64(String label) {
        return new Base64Field(label, 1);
    }

    private static RdataField digest(int least, Map<Integer, Integer> lengths) {
        return new DigestField("digest", least, lengths);
    }

    private static RdataField algorithm() {
        return new MnemonicField("algorithm", 1, MnemonicField.ALGORITHMS);
    }

    private static RdataField digestType() {
        return new MnemonicField("digest type", 1, MnemonicField.DIGEST_TYPES);
    }

    private static RdataField certificate() {
        return new MnemonicField("certificate type", 2, MnemonicField.CERTIFICATES);
    }

    private static RdataField locator(String label) {
        return new HexGroupsField(label, 4, 2, ':', "2001:db8:1140:1000");
    }

    /** The row of the type; for a type without one a row that takes any octets. */
    static RdataFormat of(RecordType type) {
        int code = type.code();
        RdataFormat format = code < SMALL.length ? SMALL[code] : ROWS.get(code);
        return format == null ? new RdataFormat(type, false) : format;
    }
}
