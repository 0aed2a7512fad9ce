/**
 * A small house in which everything is wrong, one wrong for each rule: what the rules must catch.
 *
 * <p>The tree is that of Herald. A rule that catches nothing in here guards nothing out there.
 */
package planted;
