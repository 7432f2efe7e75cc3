package dev.timeoutdoctor.survey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One cell of the file; {@code ⏎} stands for CR LF and {@code ⇥} for a tabulator. */
class SurveyCsvTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                                                                  orders | orders
                                                                  shop, old | "shop, old"
                                                                  the "new" one | "the ""new"" one"
                                                                  line⏎break | "line⏎break"
                                                                  Bücher 書 | Bücher 書
                                                                  =1+1 | '=1+1
                                                                  +1 | '+1
                                                                  -1 | '-1
                                                                  @SUM(A1) | '@SUM(A1)
                                                                  ＝1+1 | '＝1+1
                                                                  `  =1+1` | `'  =1+1`
                                                                  ⇥=1+1 | '⇥'=1+1
                                                                  a;=1+1 | a;'=1+1
                                                                  a⇥ @x | a⇥' @x
                                                                  a⏎-1 | "a⏎'-1"
                                                                  "=1+1 | ""\"=1+1"
                                                                  orders-v2 a=b | orders-v2 a=b
                                                                  a - b; c | a - b; c
                                                                  `` | ``
                                                                  """)
    void aCellIsQuotedWhereItMustBeAndNeverAFormula(String text, String cell) {
        assertEquals(plain(cell), SurveyCsv.cell(plain(text)));
    }

    private static String plain(String told) {
        return told.replace("⏎", "\r\n").replace("⇥", "\t");
    }
}
