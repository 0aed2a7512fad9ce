package dev.koder.herald.adapter.storage.sqlite;

import static java.util.stream.Collectors.joining;

import dev.koder.herald.domain.tenant.Actor;
import dev.koder.herald.domain.zone.Agreement;
import dev.koder.herald.domain.zone.ChangeNote;
import java.util.Optional;
import java.util.stream.Stream;

/** Who has agreed to a change, as the notes of versions and events keep it: the request and the approvers, with tabs between. */
final class NoteText {

    private static final String TAB = "\t";

    private NoteText() {}

    /** Nothing where nobody had to agree. */
    static String ofAgreement(ChangeNote note) {
        return note.agreement().map(NoteText::text).orElse("");
    }

    private static String text(Agreement agreement) {
        return Stream.concat(
                        Stream.of(agreement.request()),
                        agreement.approvers().stream().map(Actor::value))
                .collect(joining(TAB));
    }

    /** The note of these columns. */
    static ChangeNote note(
            Optional<String> requestId, Optional<String> reason, Optional<String> credential, String agreement) {
        Optional<Agreement> agreed = agreement.isEmpty() ? Optional.empty() : Optional.of(agreement(agreement));
        return new ChangeNote(requestId, reason, credential, agreed);
    }

    private static Agreement agreement(String text) {
        String[] parts = text.split(TAB, -1);
        return new Agreement(parts[0], Stream.of(parts).skip(1).map(Actor::new).toList());
    }
}
