package dev.isem.erp.platform.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.isem.erp.platform.web.Text;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class FieldRuleTest {

    @Test
    void keepsDecimalsExact() {
        Field price = Field.decimal("price", 6, "Precio", "Price").notNegative();
        assertThat(check(price, "\"0.100000\"")).isEqualTo(new FieldRule.Accepted(new BigDecimal("0.100000")));
        assertThat(check(price, "0.1")).isEqualTo(new FieldRule.Accepted(new BigDecimal("0.100000")));
        assertThat(check(price, "\"0.1234567\"")).isInstanceOf(FieldRule.Refused.class);
        assertThat(check(price, "\"-1\"")).isInstanceOf(FieldRule.Refused.class);
        assertThat(check(price, "\"1e9\"")).isInstanceOf(FieldRule.Refused.class);
        assertThat(check(price, "\"99999999999999999\"")).isInstanceOf(FieldRule.Refused.class);
    }

    @Test
    void refusesMoreThanTheMaximum() {
        Field rate = Field.decimal("rate", 4, "Tasa", "Rate").atMost(1);
        assertThat(check(rate, "\"1\"")).isEqualTo(new FieldRule.Accepted(new BigDecimal("1.0000")));
        assertThat(check(rate, "\"16\"")).isInstanceOf(FieldRule.Refused.class);
    }

    @Test
    void tellsAbsenceFromAMistake() {
        Field name = Field.text("name", "Nombre", "Name").required().max(5);
        assertThat(check(name, "\"   \"")).isInstanceOf(FieldRule.Refused.class);
        assertThat(check(name, "null")).isInstanceOf(FieldRule.Refused.class);
        assertThat(check(name, "\"Ana\"")).isEqualTo(new FieldRule.Accepted("Ana"));
        assertThat(check(name, "\"Anastasia\"")).isInstanceOf(FieldRule.Refused.class);
        assertThat(check(name, "7")).isInstanceOf(FieldRule.Refused.class);
        assertThat(check(Field.text("note", "Nota", "Note"), "null")).isEqualTo(new FieldRule.Accepted(null));
        assertThat(check(Field.yes("active", "Activo", "Active"), "null")).isEqualTo(new FieldRule.Accepted(true));
    }

    @Test
    void refusesWhatIsNotAmongTheChoices() {
        Field kind = Field.choice("kind", "Tipo", "Kind", Choice.of("goods", "Bien", "Goods"));
        assertThat(check(kind, "\"goods\"")).isEqualTo(new FieldRule.Accepted("goods"));
        assertThat(check(kind, "\"Goods\"")).isInstanceOf(FieldRule.Refused.class);
        assertThat(check(kind, "[\"goods\"]")).isInstanceOf(FieldRule.Refused.class);
    }

    @Test
    void checksDatesAddressesAndIds() {
        assertThat(check(Field.date("on", "El", "On"), "\"2026-02-29\"")).isInstanceOf(FieldRule.Refused.class);
        assertThat(check(Field.of(FieldType.EMAIL, "email", "Correo", "E-mail"), "\"ana@norte\""))
                .isInstanceOf(FieldRule.Refused.class);
        assertThat(check(Field.reference("id", "others", "Otro", "Other"), "\"1\""))
                .isInstanceOf(FieldRule.Refused.class);
    }

    @Test
    void aTimeOfDayIsToTheMinute() {
        Field time = Field.time("from", "Desde", "From");
        assertThat(check(time, "\"04:30\"")).isEqualTo(new FieldRule.Accepted(LocalTime.of(4, 30)));
        assertThat(check(time, "\"23:59\"")).isEqualTo(new FieldRule.Accepted(LocalTime.of(23, 59)));
        assertRefused(time, "\"24:00\"", "\"4:30\"", "\"04:60\"", "\"04:30:00\"", "\"04:30Z\"", "430", "[\"04:30\"]");
    }

    /** Before, each was answered as a failure of ours, or kept as something else. */
    @Test
    void refusesWhatTheDatabaseCannotKeep() {
        assertRefused(Field.date("on", "El", "On"), "\"+999999999-12-31\"", "\"0000-01-01\"", "\"-0001-01-01\"");
        assertRefused(Field.of(FieldType.DATETIME, "at", "A", "At"), "\"+999999999-12-31T00:00:00Z\"");
        assertRefused(Field.text("name", "Nombre", "Name"), "\"a\\u0000b\"", "\"a\\ud800b\"");
        assertRefused(Field.money("price", "Precio", "Price"), "1e999999999", "-1e999999999", "1.5e-300", "1e308");
        assertThat(check(Field.text("name", "Nombre", "Name"), "\"\\ud83d\\ude00\""))
                .isEqualTo(new FieldRule.Accepted("\uD83D\uDE00"));
    }

    @Test
    void limitsOfANumberHoldForWholeOnesToo() {
        Field days =
                Field.of(FieldType.INTEGER, "days", "Días", "Days").positive().atMost(31);
        assertThat(check(days, "31")).isEqualTo(new FieldRule.Accepted(31));
        assertRefused(days, "0", "32", "\"-1\"", "1.5", "99999999999");
    }

    @Test
    void aListThatIsTooLongIsToldSo() {
        Field tags = Field.of(FieldType.TAGS, "tags", "Etiquetas", "Tags");
        assertThat(check(tags, list(100))).isInstanceOf(FieldRule.Accepted.class);
        assertThat(check(tags, list(101)))
                .isEqualTo(new FieldRule.Refused(
                        Text.of("Máximo 100 elementos; hay 101.", "At most 100 entries; there are 101.")));
        assertThat(check(tags.atMostItems(1000), list(1000))).isInstanceOf(FieldRule.Accepted.class);
        assertThat(check(tags, "\"a\""))
                .isEqualTo(new FieldRule.Refused(Text.of("Debe ser una lista.", "It must be a list.")));
    }

    private static String list(int entries) {
        return "[" + String.join(",", Collections.nCopies(entries, "\"a\"")) + "]";
    }

    private static void assertRefused(Field field, String... json) {
        for (String value : json) {
            assertThat(check(field, value)).as(value).isInstanceOf(FieldRule.Refused.class);
        }
    }

    private static FieldRule.Verdict check(Field field, String json) {
        return FieldRule.check(field, JsonMapper.shared().readTree(json));
    }
}
