package dev.isem.erp.platform.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MigrationScriptsTest {

    @TempDir
    Path folder;

    private Image image;

    @BeforeEach
    void emptyImage() {
        image = Image.of("1.0.0", folder);
    }

    @Test
    void theScriptsComeInTheOrderOfTheirVersions() {
        MigrationScripts scripts = image.with("V10__b.sql", "-- erp: breaks-before 9\n")
                .with("V002__a.sql", "-- erp: compatible\n")
                .with("V002__a.sql.conf", "executeInTransaction=false")
                .scripts();
        assertThat(scripts.scripts()).extracting(Script::name).containsExactly("V002__a.sql", "V10__b.sql");
        assertThat(scripts.newest()).isEqualTo(10);
        assertThat(scripts.configurations()).containsOnlyKeys("V002__a.sql.conf");
    }

    @ParameterizedTest
    @CsvSource({
        "V001__a.sql, SELECT 1;, must begin with the line",
        "R__view.sql, -- erp: compatible, is not named V001__words.sql",
        "afterMigrate.sql, -- erp: compatible, is not named V001__words.sql",
        "V1.2__a.sql, -- erp: compatible, is not named V001__words.sql",
        "U001__a.sql, -- erp: compatible, is not named V001__words.sql",
        "V000__a.sql, -- erp: compatible, cannot break before",
        "V005__a.sql, -- erp: breaks-before 6, cannot break before 6",
        "V005__a.sql, -- erp: breaks-before 0, cannot break before 0"
    })
    void aScriptThatBreaksARuleIsNamed(String name, String text, String problem) {
        image.with(name, text);
        assertThatThrownBy(image::scripts)
                .isInstanceOf(InvalidMigrations.class)
                .hasMessageContaining(name)
                .hasMessageContaining(problem);
    }

    @Test
    void twoScriptsOfOneVersionAreNamed() {
        image.with("V001__a.sql", "-- erp: compatible").with("V1__b.sql", "-- erp: compatible");
        assertThatThrownBy(image::scripts).hasMessageContaining("same version");
    }

    @Test
    void scriptsAreReadFromEveryJarThatHasTheFolder() throws IOException {
        image.with("V001__a.sql", "-- erp: compatible");
        Path jar = jar("db/migration/V002__b.sql", "-- erp: compatible");
        ClassLoader loader = new URLClassLoader(
                new URL[] {image.root().toUri().toURL(), jar.toUri().toURL()}, null);
        assertThat(MigrationScripts.read(loader, "db/migration").scripts())
                .extracting(Script::name)
                .containsExactly("V001__a.sql", "V002__b.sql");

        Path same = jar("db/migration/V001__a.sql", "-- erp: compatible\nSELECT 2");
        ClassLoader twice = new URLClassLoader(
                new URL[] {image.root().toUri().toURL(), same.toUri().toURL()}, null);
        assertThatThrownBy(() -> MigrationScripts.read(twice, "db/migration"))
                .hasMessageContaining("V001__a.sql is twice on the class path");
    }

    @Test
    void aBuildWithoutScriptsFails() {
        assertThatThrownBy(() -> MigrationScripts.check("db/nowhere")).isInstanceOf(InvalidMigrations.class);
    }

    private Path jar(String entry, String text) throws IOException {
        Path jar = Files.createTempFile(folder, "scripts", ".jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream zip = new JarOutputStream(file)) {
            zip.putNextEntry(new JarEntry("db/migration/"));
            zip.putNextEntry(new JarEntry(entry));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }
}
