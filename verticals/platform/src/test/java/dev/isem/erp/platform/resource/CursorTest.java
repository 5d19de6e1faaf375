package dev.isem.erp.platform.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isem.erp.platform.web.Language;
import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.Text;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");

    private static final Resource THINGS = Resource.of(
                    "things", "s.things", Text.of("Cosas", "Things"), Text.of("Cosa", "Thing"))
            .fields(
                    Field.text("name", "Nombre", "Name").inList(),
                    Field.text("code", "Código", "Code").inList().sortedBy("code_key"),
                    Field.date("due", "Para el", "Due").inList(),
                    Field.money("price", "Precio", "Price").inList(),
                    Field.of(FieldType.INTEGER, "rank", "Lugar", "Rank").inList(),
                    Field.of(FieldType.DATETIME, "at", "Cuándo", "When").inList(),
                    Field.of(FieldType.BOOLEAN, "open", "Abierto", "Open").inList(),
                    Field.reference("of", "things", "De", "Of").inList(),
                    Field.of(FieldType.TAGS, "tags", "Marcas", "Tags").inList());

    @Test
    void whatIsWrittenIsReadAgainToTheLastDigit() {
        goesAndComes("name", "ñandú, \"quoted\"\nand on another line");
        goesAndComes("name", "");
        goesAndComes("name", null);
        goesAndComes("due", LocalDate.of(2026, 1, 31));
        goesAndComes("price", new BigDecimal("-1234567890123456789.333333333333333333"));
        goesAndComes("rank", -7);
        goesAndComes("at", OffsetDateTime.parse("2026-01-31T10:20:30.123456Z"));
        goesAndComes("open", true);
        goesAndComes("of", ID);
        goesAndComes("createdAt", OffsetDateTime.parse("2026-01-31T10:20:30Z"));
        goesAndComes("id", null);
    }

    @Test
    void itGoesIntoAnAddressAsItIs() {
        assertThat(new Cursor("¿¿¿ÿÿÿ>>>", ID).written(order("name"))).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void ofAnotherOrderOrListItIsRefused() {
        String written = new Cursor("a", ID).written(order("name"));
        assertThat(Cursor.read(written, order("name,asc")).key()).isEqualTo("a");
        refused(written, order("name,desc"));
        refused(written, order("code"));
        Resource others = Resource.of("others", "s.others", Text.of("Otras", "Others"), Text.of("Otra", "Other"))
                .fields(Field.text("name", "Nombre", "Name").inList());
        refused(written, Order.of(others, "name"));
    }

    /** What is meant to be read is only ever a value; what is not such a value is not taken for one. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            due   | 2026-02-30
            due   | +999999999-12-31
            due   | 2026-01-31' OR 1=1 --
            price | 1e999999999
            price | 1E2
            price | NaN
            price | 01
            price | -0
            rank  | 99999999999
            rank  | +7
            at    | 2026-01-31
            at    | +1000000000-12-31T23:59:59Z
            at    | 2026-01-31T10:20:30+01:00
            open  | TRUE
            open  | 1
            of    | 1-1-1-1-1
            tags  | {a}
            id    | a key too many
            """)
    void aForgedKeyIsRefused(String field, String key) {
        refused(encoded("things " + field + ",asc\n" + ID + "\n" + key), order(field));
    }

    @Test
    void aKeyIsThereWhereThereIsAlwaysOne() {
        assertThat(Cursor.read(encoded("things name,asc\n" + ID), order("name")).key())
                .isNull();
        refused(encoded("things code,asc\n" + ID), order("code"));
        refused(encoded("things createdAt,asc\n" + ID), order("createdAt"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "====", "%00", "a b", "' OR 1=1 --", "dGhpbmdzIG5hbWUsYXNj", "_____w"})
    void whatIsNoCursorIsRefused(String text) {
        refused(text, order("name"));
    }

    @Test
    void itIsTakenToTheLetterOnly() {
        String written = new Cursor("a", ID).written(order("name"));
        refused(written + "=", order("name"));
        refused(written + "\n", order("name"));
        refused(encoded("things name,asc\n" + ID + "\na\0b"), order("name"));
        refused(encoded("things name,asc\n" + ID.toString().replace('-', '_') + "\na"), order("name"));
        byte[] halfACharacter = ("things name,asc\n" + ID + "\na?").getBytes(StandardCharsets.UTF_8);
        halfACharacter[halfACharacter.length - 1] = (byte) 0xc3;
        refused(Base64.getUrlEncoder().withoutPadding().encodeToString(halfACharacter), order("name"));
    }

    private static void goesAndComes(String sort, @Nullable Object key) {
        for (String direction : new String[] {"asc", "desc"}) {
            Order order = order(sort + "," + direction);
            Cursor cursor = new Cursor(key, ID);
            assertThat(Cursor.read(cursor.written(order), order)).as(sort).isEqualTo(cursor);
        }
    }

    private static void refused(String cursor, Order order) {
        assertThatThrownBy(() -> Cursor.read(cursor, order))
                .as(cursor)
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.status().value()).isEqualTo(400);
                    assertThat(problem.text().in(Language.ES)).startsWith("«after» no viene de esta lista");
                    assertThat(problem.text().in(Language.EN)).startsWith("\"after\" is not from this list");
                });
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Order order(String sort) {
        return Order.of(THINGS, sort);
    }
}
