package dev.koder.herald.adapter.http.rest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.koder.herald.domain.dns.DnsFormatException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with a text that is no JSON, in words for whoever sent it: the parser's are about itself.
 *
 * @param line from 1
 * @param column from 1, in octets
 * @param detail what there is, and what was expected
 */
record JsonFault(long line, long column, String detail) {

    private static final Pattern CHARACTER = Pattern.compile("Unexpected character \\('(.+?)' \\(code");
    private static final Pattern WORD = Pattern.compile("(?:Unrecognized token|Unexpected close marker) '(.*?)'");

    /** What the parser came upon. */
    static JsonFault of(JsonParser parser, JsonProcessingException fault) {
        JsonLocation at = fault.getLocation() == null ? JsonLocation.NA : fault.getLocation();
        return new JsonFault(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), words(parser, fault));
    }

    /** The octets are no characters. */
    static JsonFault ofCoding() {
        return new JsonFault(1, 1, "octets that are no characters (expected: JSON in UTF-8)");
    }

    Refusal refusal() {
        return new Refusal(Problem.of(
                ProblemType.MALFORMED_BODY,
                "line " + line + ", column " + column + ": " + detail,
                List.of(new ProblemError(new ProblemError.Position(line, column), "syntax", detail))));
    }

    private static String words(JsonParser parser, JsonProcessingException fault) {
        String told = fault.getOriginalMessage();
        if (fault instanceof StreamConstraintsException) {
            return beyond(told);
        }
        if (fault instanceof JsonEOFException) {
            return "the text ends here (expected: " + expected(parser) + ")";
        }
        if (told.startsWith("Duplicate")) {
            return DnsFormatException.shown(parser.getParsingContext().getCurrentName())
                    + ": a second time (expected: each member once)";
        }
        if (told.contains("UTF-8")) {
            return ofCoding().detail();
        }
        if (told.contains("numeric value")) {
            return "a number of another form (expected: one as in RFC 8259, section 6)";
        }
        if (told.contains("escape")) {
            return "a string of another form (expected: characters written as in RFC 8259, section 7)";
        }
        return found(told) + " (expected: " + expected(parser) + ")";
    }

    private static String found(String told) {
        Matcher character = CHARACTER.matcher(told);
        if (character.lookingAt()) {
            return DnsFormatException.shown(character.group(1));
        }
        Matcher word = WORD.matcher(told);
        return word.lookingAt() ? DnsFormatException.shown(word.group(1)) : "no JSON";
    }

    /** What can stand where the parser is. */
    private static String expected(JsonParser parser) {
        JsonStreamContext place = parser.getParsingContext();
        if (place.inArray()) {
            return "values with a comma between them, then ]";
        }
        return place.inObject() ? "members as \"name\": value with a comma between them, then }" : "one JSON value";
    }

    private static String beyond(String told) {
        String limit;
        if (told.contains("nesting")) {
            limit = "at most " + JsonBody.DEEPEST + " levels of lists and objects";
        } else if (told.startsWith("Number")) {
            limit = "numbers of at most " + JsonBody.LONGEST_NUMBER + " characters";
        } else if (told.startsWith("Name")) {
            limit = "names of at most " + JsonBody.LONGEST_NAME + " characters";
        } else {
            limit = "strings of at most " + JsonBody.LONGEST_STRING + " characters";
        }
        return "more than can be taken (expected: " + limit + ")";
    }
}
