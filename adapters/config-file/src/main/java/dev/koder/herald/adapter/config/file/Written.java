package dev.koder.herald.adapter.config.file;

/**
 * The text of a value.
 *
 * @param line where it stands in the file, from 1; {@link #OUTSIDE} when it stands elsewhere
 * @param origin the place in words
 */
record Written(int line, String origin, String text) {

    static final int OUTSIDE = Integer.MAX_VALUE;

    /** Other words about the same place. */
    Written instead(String words) {
        return new Written(line, origin, words);
    }
}
