/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.page;

/** What follows when something was asked for with a form. */
public sealed interface Answer {

    /**
     * Leads to a page, with a message that is shown there once.
     *
     * @param to {@code ""} for the page's beginning, else {@code ?…} or {@code /…} after its address, or a {@link Link}
     */
    record Elsewhere(String to, Message message) implements Answer {}

    /** Shows something in place of the form: the form again with what is wrong, or what must not be told twice. */
    record Here(int status, Html content) implements Answer {}

    /** It is done. */
    static Answer done(Object to, String sentence) {
        return new Elsewhere(to.toString(), new Message(Message.Kind.GOOD, sentence));
    }

    /** It is not done. */
    static Answer failed(Object to, String sentence) {
        return new Elsewhere(to.toString(), new Message(Message.Kind.BAD, sentence));
    }

    /** The form once more, with what is wrong in it: status 422. */
    static Answer again(Html content) {
        return new Here(422, content);
    }

    /** What is to be seen at once and never again, such as a new password. */
    static Answer show(Html content) {
        return new Here(200, content);
    }
}
