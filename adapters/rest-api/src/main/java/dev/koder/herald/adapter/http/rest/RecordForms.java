package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.domain.dns.DnsFormatException;
import dev.koder.herald.domain.dns.DomainName;
import dev.koder.herald.domain.dns.RecordType;
import dev.koder.herald.domain.dns.Ttl;
import dev.koder.herald.domain.record.Rdata;
import dev.koder.herald.domain.record.RecordKey;
import dev.koder.herald.domain.record.RecordSet;
import dev.koder.herald.domain.zone.RecordChange;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What requests say of RRsets. */
final class RecordForms {

    /** The TTL of records that are sent without one. */
    static final Ttl USUAL_TTL = new Ttl(3600);

    static final Form<Ttl> TTL = Form.number("ttl", 0, Ttl.MAX_SECONDS, Ttl::new);

    private static final int MOST_RECORDS = 10_000;
    private static final Form<String> IGNORED = Form.text(text -> text);

    private RecordForms() {}

    /** What a change does; the words of the API. */
    private enum Action {
        REPLACE("replace"),
        EXTEND("extend"),
        PRUNE("prune"),
        DELETE("delete");

        private static final List<Action> ALL = List.of(values());

        private final String word;

        Action(String word) {
            this.word = word;
        }

        static Action parse(String text) {
            for (Action action : ALL) {
                if (action.word.equals(text)) {
                    return action;
                }
            }
            throw new DnsFormatException(
                    "action", text, ALL.stream().map(Action::word).collect(Collectors.joining(", ")));
        }

        String word() {
            return word;
        }
    }

    /** A whole RRset for this place; empty records take it away. What a caller has read can be sent back as it is. */
    static Form<RecordChange> replacement(RecordKey key, DomainName zone) {
        return Form.object(members -> {
            members.optional("name", Form.text(text -> same("name", text, key.owner(), NameReading.owner(text, zone))));
            members.optional("type", Form.text(text -> same("type", text, key.type(), RecordType.parse(text))));
            members.optional("unicodeName", IGNORED);
            Optional<Ttl> ttl = members.optional("ttl", TTL);
            Optional<List<Rdata>> records = members.required("records", records(Optional.of(key.type()), zone));
            return members.done(() -> replace(key, ttl, records.orElseThrow()));
        });
    }

    private static <T> T same(String what, String text, T expected, T found) {
        if (!expected.equals(found)) {
            throw new DnsFormatException(what, text, expected + ", as in the path");
        }
        return found;
    }

    private static RecordChange replace(RecordKey key, Optional<Ttl> ttl, List<Rdata> records) {
        return records.isEmpty()
                ? new RecordChange.Delete(key)
                : new RecordChange.Replace(new RecordSet(key.owner(), key.type(), ttl.orElse(USUAL_TTL), records));
    }

    /** An RRset by itself. What a caller has read can be sent back as it is. */
    static Form<RecordSet> recordSet(DomainName zone) {
        return Form.object(members -> {
            Optional<DomainName> name = members.required("name", Form.text(text -> NameReading.owner(text, zone)));
            Optional<RecordType> type = members.required("type", Form.text(RecordType::parse));
            members.optional("unicodeName", IGNORED);
            Optional<Ttl> ttl = members.optional("ttl", TTL);
            Optional<List<Rdata>> records = members.required("records", records(type, zone));
            return members.done(
                    () -> set(new RecordKey(name.orElseThrow(), type.orElseThrow()), ttl, records.orElseThrow()));
        });
    }

    /** One entry of a batch. */
    static Form<RecordChange> change(DomainName zone) {
        return Form.object(members -> {
            Optional<DomainName> name = members.required("name", Form.text(text -> NameReading.owner(text, zone)));
            Optional<RecordType> type = members.required("type", Form.text(RecordType::parse));
            Optional<Action> action = members.required("action", Form.text(Action::parse));
            Optional<Ttl> ttl = members.optional("ttl", TTL);
            Optional<List<Rdata>> records = members.optional("records", records(type, zone));
            action.ifPresent(it -> check(members, it, records));
            return members.done(() -> change(
                    new RecordKey(name.orElseThrow(), type.orElseThrow()),
                    action.orElseThrow(),
                    ttl,
                    records.orElse(List.of())));
        });
    }

    private static void check(Members members, Action action, Optional<List<Rdata>> records) {
        boolean takesRecords = action != Action.DELETE;
        boolean takesTtl = action == Action.REPLACE || action == Action.EXTEND;
        boolean needsRecords = action == Action.EXTEND || action == Action.PRUNE;
        if (takesRecords && !members.has("records")) {
            members.refuse(
                    "records",
                    Members.MISSING,
                    "records: missing (expected: a list, as action is " + action.word() + ")");
        } else if (!takesRecords && members.has("records")) {
            members.refuse("records", Members.NOT_TAKEN, "records: not taken with action delete (expected: none)");
        } else if (needsRecords && records.map(List::isEmpty).orElse(false)) {
            members.refuse(
                    "records",
                    Form.OUT_OF_RANGE,
                    "records: none (expected: at least one, as action is " + action.word() + ")");
        }
        if (!takesTtl && members.has("ttl")) {
            members.refuse(
                    "ttl", Members.NOT_TAKEN, "ttl: not taken with action " + action.word() + " (expected: none)");
        }
    }

    private static RecordChange change(RecordKey key, Action action, Optional<Ttl> ttl, List<Rdata> records) {
        return switch (action) {
            case REPLACE -> replace(key, ttl, records);
            case EXTEND -> new RecordChange.Extend(set(key, ttl, records), ttl.isEmpty());
            case PRUNE -> new RecordChange.Prune(set(key, ttl, records));
            case DELETE -> new RecordChange.Delete(key);
        };
    }

    private static RecordSet set(RecordKey key, Optional<Ttl> ttl, List<Rdata> records) {
        return new RecordSet(key.owner(), key.type(), ttl.orElse(USUAL_TTL), records);
    }

    /** The data of records in presentation format; of an unknown type nothing can be read, and that type is the error. */
    private static Form<List<Rdata>> records(Optional<RecordType> type, DomainName zone) {
        return type.map(it -> Form.list(Form.text(text -> NameReading.rdata(it, text, zone)), MOST_RECORDS))
                .orElse((node, pointer) -> new Reading.Ok<>(List.of()));
    }
}
