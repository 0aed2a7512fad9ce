package dev.koder.herald.adapter.http.rest;

import dev.koder.herald.domain.dns.DnsFormatException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lists in pages. */
final class Paging {

    private static final int USUAL_LIMIT = 100;
    private static final int USUAL_ENTRY_BYTES = 128;

    private Paging() {}

    /** How many entries a caller wants on a page. */
    static int limit(Call call, int most) {
        return limit(call, most, USUAL_LIMIT);
    }

    static int limit(Call call, int most, int usual) {
        return call.query("limit", text -> number(text, most)).orElse(usual);
    }

    private static int number(String text, int most) {
        boolean isNumber = text.matches("[0-9]{1,9}");
        if (!isNumber || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw new DnsFormatException("limit", text, "1 to " + most);
        }
        return Integer.parseInt(text);
    }

    /**
     * One page as an answer.
     *
     * @param name of the member that holds the entries
     * @param cursor where the next page begins, after this last entry
     */
    static <T> Answer answer(
            Call call,
            int limit,
            String name,
            List<T> entries,
            Json.Entry<T> view,
            Function<T, Optional<String>> cursor) {
        return answer(
                call,
                limit,
                name,
                entries,
                view,
                entries.size() < limit ? Optional.empty() : cursor.apply(entries.getLast()));
    }

    /**
     * One page as an answer, which need not be full to have another one behind it.
     *
     * @param name of the member that holds the entries
     * @param next where the next page begins, where there is one
     */
    static <T> Answer answer(
            Call call, int limit, String name, List<T> entries, Json.Entry<T> view, Optional<String> next) {
        Json.Content page = out -> {
            out.writeStartObject();
            Json.list(out, name, entries, view);
            if (next.isPresent()) {
                out.writeStringField("cursor", next.get());
            } else {
                out.writeNullField("cursor");
            }
            out.writeEndObject();
        };
        Answer answer = Answer.of(200, Answer.JSON, Json.octets(page, (entries.size() + 2) * USUAL_ENTRY_BYTES));
        return next.map(it -> answer.with("Link", Links.next(call.rawPath(), it, limit)))
                .orElse(answer);
    }
}
