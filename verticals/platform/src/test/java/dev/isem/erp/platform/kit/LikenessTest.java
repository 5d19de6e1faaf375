package dev.isem.erp.platform.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LikenessTest {

    @Test
    void theLibraryItselfIsFurnishedLikeThat() {
        Likeness.check(Path.of("src/main/java"));
        Likeness.check(Path.of("src/test/java/dev/isem/erp/platform/shop"));
    }

    @Test
    void aResourceIsDeclaredInOneOrder() {
        String declaration = """
                    static Resource sites() {
                        return Resource.of("sites", "yard.sites", Text.of("Patios", "Sites"), Text.of("Patio", "Site"))
                                .order(10)
                                .icon("list")
                                .fields(
                                        Field.folio("folio", "P", "Folio", "Folio"),
                                        Field.text("name", "Nombre", "Name").required());
                    }
                """;
        assertThat(Likeness.oddities("SiteEndpoints.java", declaration))
                .singleElement()
                .asString()
                .startsWith("SiteEndpoints.java declares its resource in another order than [linesOf, ");
        assertThat(Likeness.oddities("SiteEndpoints.java", declaration.replace("order", "hidden")))
                .hasSize(1);
        assertThat(Likeness.oddities("SiteEndpoints.java", declaration.replace(".order(10)", ".joining(SITES)")))
                .isEmpty();
    }

    @Test
    void anEndpointIsOneRouteAndHasNoSql() {
        String answering = """

                @RestController
                class Figures {

                    @GetMapping("/api/figures")
                    int figures() {
                        return jdbc.sql("SELECT 1").query(Integer.class).single();
                    }
                }
                """;
        assertThat(Likeness.oddities("FiguresEndpoints.java", answering))
                .containsExactly(
                        "FiguresEndpoints.java answers one route and is not called so",
                        "FiguresEndpoints.java has SQL; it lies with the rules, in a class named by the plural");
        assertThat(Likeness.oddities("FiguresEndpoint.java", answering)).hasSize(1);
        assertThat(Likeness.oddities(
                        "FiguresEndpoint.java", answering.replace("class Figures", "class F extends CrudEndpoints")))
                .contains("FiguresEndpoint.java answers several routes and is not called so");
    }

    @Test
    void noBeanDependsOnTheEnvironment() {
        String wiring = """
                    @Bean
                    @ConditionalOnProperty("REDIS_HOST")
                    Redis redis(Settings settings) {
                """;
        assertThat(Likeness.oddities("YardConfiguration.java", wiring))
                .singleElement()
                .asString()
                .startsWith("YardConfiguration.java has a bean that some environments lack");
        assertThat(Likeness.oddities(
                        "YardConfiguration.java", wiring.replace("OnProperty(\"REDIS_HOST\")", "OnMissingBean")))
                .isEmpty();
    }
}
