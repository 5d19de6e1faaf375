package dev.isem.erp.steps;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

class ServerFaultTest {

    @ParameterizedTest
    @CsvSource({
        "08001, true", "08006, true", "57P01, true", "53300, true", "55P03, true", "55000, true", "40P01, true",
        "28P01, true", "3D000, true", "42501, false", "23503, false", "42P01, false", "2BP01, false", "P0001, false",
        "'', false"
    })
    void onlyWhatPassesByItselfIsPassing(String state, boolean passing) {
        assertThat(ServerFault.of(new SQLException("x", state)).isPassing()).isEqualTo(passing);
    }

    @Test
    void theServersDetailIsNotTold() {
        var told = new ServerErrorMessage(
                "SERROR\0C23505\0Mduplicate key value violates unique constraint.\0DKey (email)=(ana@norte.example) exists.\0HAsk.\0\0");
        ServerFault fault = ServerFault.of(new PSQLException(told));
        assertThat(fault.state()).isEqualTo("23505");
        assertThat(fault.sentence()).isEqualTo("duplicate key value violates unique constraint");
        assertThat(fault.hint()).contains("Ask.");
    }

    @Test
    void aFaultWithoutStateOrWordsIsStillAFault() {
        ServerFault fault = ServerFault.of(new SQLException());
        assertThat(fault).isEqualTo(new ServerFault("", "the database gave no reason", fault.hint()));
        assertThat(fault.hint()).isEmpty();
    }
}
