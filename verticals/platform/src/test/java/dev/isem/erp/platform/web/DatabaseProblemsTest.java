package dev.isem.erp.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseProblemsTest {

    @ParameterizedTest
    @CsvSource({
        "partners, partners_tenant_id_code_key, code",
        "budget_lines, budget_lines_tenant_id_budget_id_code_key, code",
        "budgets, budgets_tenant_id_project_id_revision_key, revision",
        "budgets, budgets_tenant_id_project_id_fkey, project_id",
        "budget_lines, budget_lines_tenant_id_budget_id_fkey, budget_id",
        "budget_lines, budget_lines_unit_price_check, unit_price",
        "budgets, budgets_one_approved,",
    })
    void aConstraintNamedByPostgresTellsTheFieldOfTheForm(String table, String constraint, String column) {
        assertThat(DatabaseProblems.column(table, constraint)).isEqualTo(column);
    }
}
