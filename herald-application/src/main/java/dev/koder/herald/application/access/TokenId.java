package dev.koder.herald.application.access;

/**
 * Names a token, and says nothing of its secret.
 *
 * @param value letters, digits and underscores
 */
public record TokenId(String value) {

    @Override
    public String toString() {
        return value;
    }
}
