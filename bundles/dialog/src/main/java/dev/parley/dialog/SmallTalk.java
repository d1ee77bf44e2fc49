/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.dialog;

/** Short polite answers to what is said only to be polite. */
final class SmallTalk {

    private SmallTalk() {}

    static String reply(Command command, Said said) {
        return said.say(
                switch (command) {
                    case THANKS -> "talk.welcome";
                    case BYE -> "talk.bye";
                    case HOW_ARE_YOU -> "talk.howAreYou";
                    case WHO -> "talk.who";
                    case PRAISE -> "talk.praise";
                    case SCOLD -> "talk.scold";
                    case JOKE -> "talk.joke";
                    default -> "talk.hello";
                });
    }
}
