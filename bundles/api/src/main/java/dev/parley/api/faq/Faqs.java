/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.api.faq;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Keeps frequently asked questions, and searches them. Reading costs no query of the database: what another node
 * changes is seen within seconds. What writes throws {@link dev.parley.api.connector.Unavailable} when the database does
 * not answer; what it wrote is searched when it returns. Thread-safe.
 */
@ProviderType
public interface Faqs {

    /** At most this many are kept. */
    int MOST = 5000;

    /**
     * All of them at one moment.
     *
     * @param revision other than before if anything changed, on every node and over restarts
     * @param all in their order, also those that are not active
     */
    record Edition(String revision, List<Faq> all) {

        public Edition {
            all = List.copyOf(all);
        }

        public List<Faq> active() {
            return all.stream().filter(Faq::isActive).toList();
        }
    }

    /**
     * What a search found.
     *
     * @param confidence that it answers the question, 0 to 1; from {@link dev.parley.api.knowledge.Passage#SURE} it does
     */
    record Found(Faq faq, double confidence) {}

    /** A question that another FAQ has already; nothing was written. */
    final class Taken extends RuntimeException {

        private static final long serialVersionUID = 1;

        public Taken(String question) {
            super(question);
        }
    }

    /** @throws dev.parley.api.connector.Unavailable if they have not been read since the start */
    Edition edition();

    /**
     * Adds those whose id is 0, which get one, and replaces the others: all of them or none.
     *
     * @return them as they are kept, in the order given
     * @throws Taken if a question is there twice, whatever its case and punctuation
     * @throws java.util.NoSuchElementException if there is none with such an id
     * @throws IllegalArgumentException if something is longer than it may be or there would be too many
     */
    List<Faq> save(List<Faq> faqs);

    /** @return false if there is none with this id */
    boolean remove(long id);

    /**
     * Puts these first, in this order, and the others after them as they stood.
     *
     * @throws java.util.NoSuchElementException if there is none with such an id
     */
    void arrange(List<Long> ids);

    /** The active ones that are nearest to a question, best first, at most as many; also those that do not answer it. */
    List<Found> search(String text, int limit);

    /** One of them, as it is kept. */
    default Optional<Faq> find(long id) {
        return edition().all().stream().filter(faq -> faq.id() == id).findFirst();
    }
}
