/* SPDX-License-Identifier: Apache-2.0 */
package dev.parley.lib.faq;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.parley.lib.wire.BadInput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Tables as spreadsheets read and write them: CSV (RFC 4180). */
public final class Sheet {

    public static final String CSV = "text/csv";

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final ObjectReader READER = CsvMapper.builder()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .build()
            .readerFor(String[].class);

    private static final ObjectWriter WRITER = CsvMapper.builder()
            .enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS)
            .build()
            .writerFor(String[].class)
            .with(CsvSchema.emptySchema().withLineSeparator("\r\n"));

    private Sheet() {}

    /**
     * A row with something in it.
     *
     * @param number as a spreadsheet shows it, from 1
     * @param cells absent if its quotation marks make no sense
     */
    record Row(int number, Optional<List<String>> cells) {}

    /**
     * The text of a file in UTF-8, or in UTF-16 if its first bytes say so.
     *
     * @throws BadInput if it is neither
     */
    static String text(byte[] file) {
        try {
            String text =
                    charset(file).newDecoder().decode(ByteBuffer.wrap(file)).toString();
            return text.indexOf(BYTE_ORDER_MARK) == 0 ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new BadInput("The file is not text in UTF-8; save it as \"CSV UTF-8\".", e);
        }
    }

    private static Charset charset(byte[] file) {
        int mark = file.length < 2 ? 0 : (file[0] & 0xFF) << 8 | file[1] & 0xFF;
        return mark == 0xFEFF || mark == 0xFFFE ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    /**
     * The rows, of which those that are empty are left out. Cells are separated by what separates most in the first
     * line: a comma, a semicolon or a tab.
     *
     * @throws BadInput if there are more rows than this
     */
    static List<Row> read(String text, int most) {
        var rows = new ArrayList<Row>();
        var schema = CsvSchema.emptySchema().withColumnSeparator(separator(text));
        try (MappingIterator<String[]> cells = READER.with(schema).readValues(text)) {
            for (int number = 1; hasNext(cells); number++) {
                var row = new Row(number, next(cells));
                if (row.cells().map(Sheet::isFilled).orElse(true)) {
                    rows.add(row);
                }
                if (rows.size() > most) {
                    throw new BadInput("The file has too many rows: at most %,d are read.".formatted(most));
                }
            }
        } catch (IOException e) {
            throw new BadInput("The file can't be read as CSV.", e);
        }
        return rows;
    }

    private static char separator(String text) {
        String first = text.lines().findFirst().orElse("");
        return Stream.of(',', ';', '\t')
                .max(Comparator.<Character>comparingLong(
                                one -> first.chars().filter(c -> c == one).count())
                        .thenComparing(one -> one == ','))
                .orElseThrow();
    }

    /** Passes over what is left of a row that can't be read, which may have more mistakes in it. */
    private static boolean hasNext(MappingIterator<String[]> cells) throws IOException {
        while (true) {
            try {
                return cells.hasNextValue();
            } catch (JsonProcessingException e) {
                // another mistake in the same row
            }
        }
    }

    private static Optional<List<String>> next(MappingIterator<String[]> cells) throws IOException {
        try {
            return Optional.of(List.of(cells.nextValue()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static boolean isFilled(List<String> cells) {
        return cells.stream().anyMatch(cell -> !cell.isBlank());
    }

    /** Begins a table, in UTF-8 with the mark that spreadsheets know it by. */
    public static SequenceWriter write(OutputStream out) throws IOException {
        out.write(String.valueOf(BYTE_ORDER_MARK).getBytes(StandardCharsets.UTF_8));
        return WRITER.writeValues(out);
    }
}
