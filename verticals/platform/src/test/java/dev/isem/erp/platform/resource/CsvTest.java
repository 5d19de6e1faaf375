package dev.isem.erp.platform.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isem.erp.platform.web.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void whatIsWrittenIsReadAgain() {
        List<String> cells = List.of("a", "b,c", "d \"e\"", "f\r\ng", "", "ñandú; sí", " h ");
        assertThat(parse(Csv.MARK + Csv.line(cells) + Csv.line(cells))).containsExactly(cells, cells);
    }

    @Test
    void filesOfOtherHandsAreRead() {
        assertThat(parse("a;b\n1,5;2\n")).containsExactly(List.of("a", "b"), List.of("1,5", "2"));
        assertThat(parse("a,b\n\n,\n1,\n2")).containsExactly(List.of("a", "b"), List.of("1", ""), List.of("2"));
        assertThatThrownBy(() -> parse("a\n\"open")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> Csv.parse("a\ncaf\u00e9".getBytes(StandardCharsets.ISO_8859_1), 2))
                .hasMessageContaining("UTF-8");
    }

    @Test
    void aFileThatIsTooLongIsNotReadToItsEnd() {
        byte[] file = "a\n1\n2\n\"open".getBytes(StandardCharsets.UTF_8);
        assertThat(Csv.parse(file, 2)).containsExactly(List.of("a"), List.of("1"), List.of("2"));
        assertThatThrownBy(() -> Csv.parse(file, 3)).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+52 81", "-2", "@SUM(A1)", "'=1", "''@x", "\uFF1D1"})
    void aFormulaIsMadeATextAndComesBack(String formula) {
        assertThat(Csv.neutral(formula)).isEqualTo("'" + formula);
        assertThat(Csv.original(Csv.neutral(formula))).isEqualTo(formula);
    }

    @ParameterizedTest
    @CsvSource(ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            a;=1+1|a;'=1+1
            a;;'-1|a;;''-1
            a;"=1|a;'"=1
            a%t@x|a%t'@x
            a%r%n- b%n- c|a%r%n'- b%n'- c
            %t=1|%t'=1
            =a;=b|'=a;'=b
            """, delimiter = '|', quoteCharacter = '~')
    void aFormulaInsideATextIsNoneToASpreadsheetThatSplitsElsewhere(String text, String neutral) {
        String raw = unescaped(text);
        assertThat(Csv.neutral(raw)).isEqualTo(unescaped(neutral));
        assertThat(Csv.original(Csv.neutral(raw))).isEqualTo(raw);
    }

    private static String unescaped(String text) {
        return text.replace("%t", "\t").replace("%r", "\r").replace("%n", "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=1", "O'Brien", "'tis", "12", "a; b", "a;'b", "a\r\n\r\nb=1", "x@y;z"})
    void otherTextsStayAsTheyAre(String text) {
        assertThat(Csv.neutral(text)).isEqualTo(text);
        assertThat(Csv.original(text)).isEqualTo(text);
    }

    private static List<List<String>> parse(String text) {
        return Csv.parse(text.getBytes(StandardCharsets.UTF_8), 100);
    }
}
