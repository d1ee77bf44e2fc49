/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.page;

/** Text, whatever is in it. */
record Text(String text) implements Html {

    @Override
    public void appendTo(StringBuilder page) {
        escape(text, page);
    }

    /** As the content of an element, or of an attribute in double quotes. */
    static void escape(String text, StringBuilder page) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> page.append("&amp;");
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '"' -> page.append("&quot;");
                case '\'' -> page.append("&#39;");
                default -> page.append(isAllowed(c) ? c : '\uFFFD');
            }
        }
    }

    /** HTML has no place for control characters. */
    private static boolean isAllowed(char c) {
        return c >= ' ' && (c < 0x7F || c > 0x9F) || c == '\n' || c == '\t' || c == '\r';
    }
}
