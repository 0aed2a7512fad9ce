package dev.koder.herald.domain.record;

import dev.koder.herald.domain.dns.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Texts of records of every type, right ones and wrong ones, the same each time for the same seed. Each fits on one line. */
public final class RecordTexts {

    private static final List<String> ODD_WORDS = List.of(
            "-1",
            "0",
            "00",
            "007",
            "255",
            "256",
            "65535",
            "65536",
            "4294967295",
            "4294967296",
            "1.5",
            "0x10",
            "1h",
            "x",
            "\"\"",
            "\"x\"",
            "a\\.b",
            "a..b",
            ".a",
            "@",
            "192.0.2.1",
            "192.0.2",
            "::",
            "::1::",
            "2001:db8::g",
            "AQID",
            "AQI=",
            "AQ*D",
            "abc",
            "ABCD",
            "key1=x",
            "alpn",
            "!a!b!",
            "A",
            "TYPE1",
            "-",
            "*",
            "\\256",
            "\\065",
            "!",
            "1:192.0.2.0/33");

    private final Random random;

    /** Makes the same texts for the same seed. */
    public RecordTexts(long seed) {
        random = new Random(seed);
    }

    /** The types that there are texts of: all with a form of their own. */
    public static List<RecordType> types() {
        return RandomRdata.makers().keySet().stream().map(RecordType::of).toList();
    }

    /** Random data of a type. */
    public Rdata right(RecordType type) {
        return Rdata.ofWire(type, RandomRdata.wire(type, random));
    }

    /** The text of random data, altered so that it may be right or wrong. */
    public String altered(RecordType type) {
        List<String> words = words(steadyText(type));
        for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
            alter(words);
        }
        return String.join(" ", words);
    }

    /** A text after whose errors a reader finds the next line again: without what opens, closes or comments. */
    private String steadyText(RecordType type) {
        String text = right(type).toText();
        while (text.matches(".*([();]|\\\\[^0-9]).*")) {
            text = right(type).toText();
        }
        return text;
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        boolean isQuoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                isQuoted = !isQuoted;
            } else if (c == ' ' && !isQuoted) {
                words.add(text.substring(start, i));
                start = i + 1;
            }
        }
        words.add(text.substring(start));
        return words;
    }

    private void alter(List<String> words) {
        if (words.isEmpty()) {
            words.add(oddWord());
            return;
        }
        int at = random.nextInt(words.size());
        String word = words.get(at);
        switch (random.nextInt(11)) {
            case 0 -> words.removeLast();
            case 1 -> words.remove(at);
            case 2 -> words.add(at, word);
            case 3 -> words.add(oddWord());
            case 4, 5 -> words.set(at, oddWord());
            case 6 -> words.set(at, isPlain(word) ? "0" + word : word);
            case 7 ->
                words.set(at, random.nextBoolean() ? word.toUpperCase(Locale.ROOT) : word.toLowerCase(Locale.ROOT));
            case 8 -> words.set(at, unquoted(word));
            case 9 -> words.set(at, shortened(word));
            default -> words.set(at, split(word));
        }
    }

    private String oddWord() {
        return ODD_WORDS.get(random.nextInt(ODD_WORDS.size()));
    }

    /** Bare where it can be, in quotes where it was bare. */
    private static String unquoted(String word) {
        if (!word.startsWith("\"")) {
            return word.contains("\"") ? word : '"' + word + '"';
        }
        String bare = word.substring(1, word.length() - 1);
        return bare.matches("[A-Za-z0-9=-]+") ? bare : word;
    }

    private String shortened(String word) {
        return isPlain(word) ? word.substring(0, word.length() - 1) : word;
    }

    private String split(String word) {
        if (!isPlain(word)) {
            return word;
        }
        int at = 1 + random.nextInt(word.length() - 1);
        return word.substring(0, at) + " " + word.substring(at);
    }

    private static boolean isPlain(String word) {
        return word.length() > 1 && word.matches("[A-Za-z0-9.:/+=_-]+");
    }
}
