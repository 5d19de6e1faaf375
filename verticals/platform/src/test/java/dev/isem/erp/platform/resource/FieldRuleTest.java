package dev.isem.erp.platform.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
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

    private static FieldRule.Verdict check(Field field, String json) {
        return FieldRule.check(field, JsonMapper.shared().readTree(json));
    }
}
