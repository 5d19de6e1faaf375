package dev.isem.erp.platform.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ContentHashTest {

    private static final String PATH = "/api/people";

    private static final List<Field> FIELDS = List.of(
            Field.text("name", "Nombre", "Name"),
            Field.money("salary", "Sueldo", "Salary"),
            Field.of(FieldType.PASSWORD, "password", "Contraseña", "Password").writeOnly());

    @Test
    void itTellsThePathAndTheFieldsThatWereTold() {
        String hash = hash(PATH, "{\"name\": \"Ana\", \"salary\": 7.5}");
        assertThat(hash).matches("[0-9a-f]{64}");
        assertThat(hash(PATH, "{\"salary\":\"7.50\",\"shoes\":41,\"name\":\"Ana\"}"))
                .isEqualTo(hash);
        assertThat(hash(PATH, "{\"name\": \"Ana\", \"salary\": 7.51}")).isNotEqualTo(hash);
        assertThat(hash(PATH, "{\"name\": \"Ana\"}")).isNotEqualTo(hash);
        assertThat(hash("/api/friends", "{\"name\": \"Ana\", \"salary\": 7.5}")).isNotEqualTo(hash);
    }

    @Test
    void nobodyCanTryPasswordsAgainstIt() {
        assertThat(hash(PATH, "{\"name\": \"Ana\", \"password\": \"one secret\"}"))
                .isEqualTo(hash(PATH, "{\"name\": \"Ana\", \"password\": \"another one\"}"));
    }

    /** A version that adds a field answers requests that the version before it began. */
    @Test
    void aFieldThatFillsInItselfChangesNothing() {
        Field added = Field.text("language", "Idioma", "Language").otherwise("es");
        JsonNode body = JsonMapper.shared().readTree("{\"name\": \"Ana\"}");
        List<Field> more = List.of(FIELDS.getFirst(), added);
        assertThat(ContentHash.of(PATH, more, body, BodyReader.read(more, body, _ -> true)))
                .isEqualTo(hash(PATH, "{\"name\": \"Ana\"}"));
    }

    @Test
    void aFileCountsToTheByte() {
        assertThat(ContentHash.of(PATH, bytes("name\nAna\n"))).isNotEqualTo(ContentHash.of(PATH, bytes("name\nAna")));
    }

    private static String hash(String path, String json) {
        JsonNode body = JsonMapper.shared().readTree(json);
        return ContentHash.of(path, FIELDS, body, BodyReader.read(FIELDS, body, _ -> true));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
