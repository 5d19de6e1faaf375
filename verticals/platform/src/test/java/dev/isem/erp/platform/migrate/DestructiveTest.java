package dev.isem.erp.platform.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestructiveTest {

    @ParameterizedTest
    @CsvSource({
        "DROP TABLE shop.sales;, DROP TABLE shop.sales",
        "alter table shop.sales drop column if exists note;, drop column if exists note",
        "TRUNCATE shop.sales;, TRUNCATE shop.sales",
        "DELETE  FROM ONLY shop.sales;, DELETE FROM ONLY shop.sales",
        "ALTER TABLE shop.sales ALTER COLUMN total TYPE int;, ALTER COLUMN total TYPE int",
        "DO $$ BEGIN DELETE FROM shop.sales; END $$;, DELETE FROM shop.sales",
    })
    void whatTakesSomethingAwayIsNamedWithItsScript(String sql, String found) {
        assertThat(in(sql)).containsExactly("V009__x.sql: " + found);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE shop.dropped (id uuid);",
                "-- DROP TABLE shop.sales",
                "/* TRUNCATE\nshop.sales */ SELECT 1;",
                "INSERT INTO shop.notes VALUES ('please DROP TABLE shop.sales');",
                "ALTER TABLE shop.sales DROP CONSTRAINT sales_check;"
            })
    void nothingElseIs(String sql) {
        assertThat(in(sql)).isEmpty();
    }

    @Test
    void allOfAScriptIsListed() {
        assertThat(in("DROP VIEW a.b; DROP SCHEMA c;")).hasSize(2);
    }

    private static List<String> in(String sql) {
        return Destructive.in(List.of(new Script(9, "V009__x.sql", OptionalInt.empty(), false, sql)));
    }
}
