/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.knowledge.documents;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.DecodeOptions;
import org.apache.pdfbox.filter.DecodeResult;
import org.apache.pdfbox.filter.Filter;
import org.apache.pdfbox.filter.FilterFactory;

/**
 * A filter of PDFBox that stops when the reader's {@link Patience} is lost. PDFBox unpacks every part of a document into
 * memory and has no limit of its own: a file of 20 MB may become 20 GB.
 */
final class Bounded extends Filter {

    private static final ThreadLocal<Patience> PATIENCE = new ThreadLocal<>();

    private final Filter filter;

    private Bounded(Filter filter) {
        this.filter = filter;
    }

    /** From now on, what this thread unpacks is counted there. */
    static void by(Patience patience) {
        PATIENCE.set(patience);
    }

    static void end() {
        PATIENCE.remove();
    }

    /**
     * Puts them in place of PDFBox's own, which is carried in this bundle and used by nobody else. It offers no way to
     * do so, hence the reflection; tests with bombs tell when another version has to be served otherwise.
     */
    static void install() {
        try {
            var field = FilterFactory.class.getDeclaredField("filters");
            field.setAccessible(true);
            @SuppressWarnings("unchecked")
            var filters = (Map<COSName, Filter>) field.get(FilterFactory.INSTANCE);
            filters.replaceAll((name, filter) -> filter instanceof Bounded ? filter : new Bounded(filter));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("PDFBox is not the version that is known", e);
        }
    }

    @Override
    public DecodeResult decode(InputStream encoded, OutputStream decoded, COSDictionary parameters, int index)
            throws IOException {
        return filter.decode(encoded, counted(decoded), parameters, index);
    }

    @Override
    public DecodeResult decode(
            InputStream encoded, OutputStream decoded, COSDictionary parameters, int index, DecodeOptions options)
            throws IOException {
        return filter.decode(encoded, counted(decoded), parameters, index, options);
    }

    @Override
    protected void encode(InputStream input, OutputStream encoded, COSDictionary parameters) throws IOException {
        filter.encode(input, encoded, parameters, 0);
    }

    private static OutputStream counted(OutputStream decoded) {
        var patience = PATIENCE.get();
        return patience == null ? decoded : new Counted(decoded, patience);
    }

    private static final class Counted extends FilterOutputStream {

        private final Patience patience;
        private long written;

        Counted(OutputStream out, Patience patience) {
            super(out);
            this.patience = patience;
        }

        @Override
        public void write(int b) throws IOException {
            patience.unpack(1, ++written);
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            written += length;
            patience.unpack(length, written);
            out.write(bytes, from, length);
        }
    }
}
