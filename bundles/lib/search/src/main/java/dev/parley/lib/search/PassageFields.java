/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.search;

import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.VectorSimilarityFunction;

/** What is kept of a passage in the index: no text, only what finds it. */
final class PassageFields {

    static final String ID = "id";
    static final String DOCUMENT = "document";
    static final String VECTOR = "vector";

    private PassageFields() {}

    static Document document(PassageIndex.Entry passage) {
        var document = new Document();
        document.add(new NumericDocValuesField(ID, passage.id()));
        document.add(new StringField(DOCUMENT, passage.document(), Field.Store.NO));
        document.add(new TextField(WordQuery.TITLE, passage.title(), Field.Store.NO));
        document.add(new TextField(WordQuery.ALL, passage.title() + "\n" + passage.text(), Field.Store.NO));
        if (passage.vector() != null) {
            document.add(new KnnFloatVectorField(VECTOR, passage.vector(), VectorSimilarityFunction.DOT_PRODUCT));
        }
        return document;
    }
}
