package org.steelyard.research;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.steelyard.figures.CsvFile;
import org.steelyard.figures.Table;

/** Parquet files are what another reader (DuckDB 1.4.4) was seen to read; here their bytes are held. */
final class ParquetFileTest {

    private static final Table SMALL = new Table("small", List.of(Table.Column.text("bank"),
            Table.Column.whole("minor"), Table.Column.decimal("share")),
            List.of(List.of("Süd, \"B\"", "-7", "0.25"), List.of("", "9000000000000000000", "1")));

    @TempDir
    private Path folder;

    @Test
    void a_small_table_is_these_bytes() throws IOException {
        ParquetFile.write(folder.resolve("small.parquet"), SMALL);
        byte[] bytes = Files.readAllBytes(folder.resolve("small.parquet"));
        ByteBuffer end = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(new String(bytes, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("PAR1");
        int footer = end.getInt(bytes.length - 8);
        assertThat(footer).isBetween(100, bytes.length - 12);
        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(EXPECTED);
    }

    @Test
    void many_rows_are_written_in_groups_and_csv_quotes_what_needs_it() throws IOException {
        List<List<String>> rows = new ArrayList<>();
        Stream.iterate(0, i -> i < 250_000, i -> i + 1)
                .forEach(i -> rows.add(List.of("x", Integer.toString(i), "0")));
        Table many = new Table("many", SMALL.columns(), rows);
        ParquetFile.write(folder.resolve("many.parquet"), many);
        assertThat(Files.size(folder.resolve("many.parquet"))).isBetween(5_250_000L, 5_252_000L);
        CsvFile.write(folder.resolve("small.csv"), SMALL);
        assertThat(Files.readString(folder.resolve("small.csv"))).isEqualTo(
                "bank,minor,share\n\"Süd, \"\"B\"\"\",-7,0.25\n,9000000000000000000,1\n");
    }

    private static final String EXPECTED = "504152311500152215222c150415001506150600000900000053c3bc642c202242220000000015001520"
            + "15202c15041500150615060000f9ffffffffffffff000084e2506ce67c1500152015202c150415001506"
            + "15060000000000000000d03f000000000000f03f1502194c48057461626c65150600150c250018046261"
            + "6e6b2500001504250018056d696e6f7200150a250018057368617265001604191c193c26081c150c1915"
            + "0019180462616e6b150016041644164426080000264c1c15041915001918056d696e6f72150016041642"
            + "1642264c0000268e011c150a19150019180573686172651500160416421642268e01000016c801160400"
            + "2809737465656c7961726400a000000050415231";
}
