/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.rest;

import dev.parley.api.faq.Faq;

/** A frequently asked question, as customers see it. */
record FaqJson(long id, String question, String answer, int order) {

    static FaqJson of(Faq faq) {
        return new FaqJson(faq.id(), faq.question(), faq.answer(), faq.order());
    }
}
