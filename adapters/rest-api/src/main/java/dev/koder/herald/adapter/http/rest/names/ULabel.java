package dev.koder.herald.adapter.http.rest.names;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.IDNA;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One label in Unicode that an A-label stands for (RFC 5890, section 2.3.2.1).
 *
 * <p>ICU maps, checks the Bidi rule (RFC 5893) and the context rules (RFC 5892, appendix A); which code points a label may
 * hold is derived here, as ICU goes by UTS #46, which also lets symbols pass.
 */
final class ULabel {

    private static final String ACE_PREFIX = "xn--";

    private static final IDNA UTS_46 = IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE
            | IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.CHECK_CONTEXTO);

    /** Allowed although the derivation says otherwise, some of them in context alone (RFC 5892, section 2.6). */
    private static final Set<Integer> ALLOWED =
            Set.of(0xdf, 0x3c2, 0x6fd, 0x6fe, 0xf0b, 0x3007, 0xb7, 0x375, 0x5f3, 0x5f4, 0x30fb, 0x200c, 0x200d);

    /** Refused although the derivation says otherwise (RFC 5892, section 2.6). */
    private static final Set<Integer> REFUSED =
            Set.of(0x640, 0x7fa, 0x302e, 0x302f, 0x3031, 0x3032, 0x3033, 0x3034, 0x3035, 0x303b);

    private ULabel() {}

    /** The A-label for a label in Unicode; the label in lower case where the mapping leaves ASCII alone. */
    static Optional<String> toAscii(String label) {
        IDNA.Info findings = new IDNA.Info();
        String ascii = UTS_46.labelToASCII(label, new StringBuilder(), findings).toString();
        return findings.hasErrors() || !isAllowed(ascii) ? Optional.empty() : Optional.of(ascii);
    }

    private static boolean isAllowed(String ascii) {
        return !ascii.startsWith(ACE_PREFIX) || toUnicode(ascii).isPresent();
    }

    /** What an A-label stands for; empty where it is none. */
    static Optional<String> toUnicode(String label) {
        if (!label.toLowerCase(Locale.ROOT).startsWith(ACE_PREFIX)) {
            return Optional.empty();
        }
        IDNA.Info findings = new IDNA.Info();
        String unicode =
                UTS_46.labelToUnicode(label, new StringBuilder(), findings).toString();
        boolean isULabel = !findings.hasErrors() && unicode.codePoints().allMatch(ULabel::isAllowed);
        return isULabel ? Optional.of(unicode) : Optional.empty();
    }

    /**
     * Whether the code point is PVALID, CONTEXTJ or CONTEXTO (RFC 5892, section 3).
     *
     * <p>That it is stable (section 2.2) need not be asked: ICU refuses A-labels that its mapping would change.
     */
    static boolean isAllowed(int codePoint) {
        if (ALLOWED.contains(codePoint)) {
            return true;
        }
        if (codePoint < 0x80) {
            return codePoint == '-' || isBetween('0', codePoint, '9') || isBetween('a', codePoint, 'z');
        }
        return !REFUSED.contains(codePoint)
                && isLetterOrDigit(codePoint)
                && !isIgnorable(codePoint)
                && !isOldHangulJamo(codePoint);
    }

    /** RFC 5892, section 2.1. */
    private static boolean isLetterOrDigit(int codePoint) {
        return switch (UCharacter.getType(codePoint)) {
            case UCharacterCategory.LOWERCASE_LETTER,
                    UCharacterCategory.UPPERCASE_LETTER,
                    UCharacterCategory.OTHER_LETTER,
                    UCharacterCategory.DECIMAL_DIGIT_NUMBER,
                    UCharacterCategory.MODIFIER_LETTER,
                    UCharacterCategory.NON_SPACING_MARK,
                    UCharacterCategory.COMBINING_SPACING_MARK -> true;
            default -> false;
        };
    }

    /** RFC 5892, sections 2.3 and 2.4. */
    private static boolean isIgnorable(int codePoint) {
        return UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
                || UCharacter.hasBinaryProperty(codePoint, UProperty.WHITE_SPACE)
                || UCharacter.hasBinaryProperty(codePoint, UProperty.NONCHARACTER_CODE_POINT)
                || isBetween(0x20d0, codePoint, 0x20ff)
                || isBetween(0x1d100, codePoint, 0x1d1ff)
                || isBetween(0x1d200, codePoint, 0x1d24f);
    }

    /** RFC 5892, section 2.9. */
    private static boolean isOldHangulJamo(int codePoint) {
        int syllableType = UCharacter.getIntPropertyValue(codePoint, UProperty.HANGUL_SYLLABLE_TYPE);
        return syllableType == UCharacter.HangulSyllableType.LEADING_JAMO
                || syllableType == UCharacter.HangulSyllableType.VOWEL_JAMO
                || syllableType == UCharacter.HangulSyllableType.TRAILING_JAMO;
    }

    private static boolean isBetween(int least, int codePoint, int most) {
        return least <= codePoint && codePoint <= most;
    }
}
