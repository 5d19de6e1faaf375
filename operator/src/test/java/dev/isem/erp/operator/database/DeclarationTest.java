package dev.isem.erp.operator.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.isem.erp.steps.InvalidSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeclarationTest {

    @Test
    void listsMayBeEmptyAndSpaced() {
        Declaration declaration =
                Declaration.of("retail", "1.0.0", "retail , retail_web", "", " core.products, inventory.*", "");
        assertThat(declaration.schemas()).containsExactly("retail", "retail_web");
        assertThat(declaration.requires()).isEmpty();
        assertThat(declaration.writes())
                .containsExactly(new Relation("core", "products"), new Relation("inventory", "*"));
        assertThat(declaration.references()).isEmpty();
    }

    @Test
    void whoWritesATableReadsItAndWhoRefersToOneNeedsIt() {
        Declaration declaration = Declaration.of(
                "retail",
                "1",
                "retail",
                "core.products",
                "inventory.moves",
                "retail.sales(partner_id) -> core.partners");
        assertThat(declaration.readable())
                .extracting(Relation::toString)
                .containsExactly("core.products", "inventory.moves");
        assertThat(declaration.needed())
                .extracting(Relation::toString)
                .containsExactly("core.partners", "core.products", "inventory.moves");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "construccion.projects(partner_id) -> core.partners",
                "construccion.projects ( tenant_id, partner_id )->core.partners(id)",
                " construccion.projects(partner_id)  ->  core.partners ( tenant_id , id ) "
            })
    void aReferenceHasTheTenantInItWhetherItIsWrittenOrNot(String text) {
        assertThat(Reference.parse(text))
                .isEqualTo(new Reference(
                        new Relation("construccion", "projects"), "partner_id", new Relation("core", "partners")));
        assertThat(Reference.parse(text)).hasToString("construccion.projects(partner_id) -> core.partners");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "projects(partner_id) -> core.partners",
                "construccion.projects -> core.partners",
                "construccion.projects(a, b) -> core.partners",
                "construccion.projects(partner_id) -> core.*",
                "construccion.projects(partner_id) -> core.partners ON DELETE CASCADE",
                "construccion.projects(partner_id\") -> core.partners"
            })
    void nothingElseIsAReference(String text) {
        assertThatThrownBy(() -> Reference.parse(text)).isInstanceOf(InvalidSettings.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"partners", "core.", "Core.partners", "core.partners.id", "core.\"x\"", "*.*"})
    void nothingElseIsATable(String text) {
        assertThatThrownBy(() -> Relation.parse(text)).isInstanceOf(InvalidSettings.class);
    }

    @Test
    void aKeysNameFitsIntoPostgres() {
        String table = "t".repeat(63);
        Reference reference = Reference.parse("construccion." + table + "(partner_id) -> core." + table);
        assertThat(List.of(reference.keyName(), reference.longKeyName()))
                .allSatisfy(name -> assertThat(name).hasSize(63).endsWith("_xfk"));
    }
}
