package dev.isem.erp.platform.security;

import io.jsonwebtoken.io.AbstractDeserializer;
import io.jsonwebtoken.io.AbstractSerializer;
import java.io.OutputStream;
import java.io.Reader;
import java.util.Map;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Lets the token library use the JSON mapper that is here anyway. */
public final class TokenJson {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, ?>> OBJECT = new TypeReference<>() {};

    /** A name that is there twice says two things, and whoever checks the token may read the other one. */
    private static final ObjectReader STRICT =
            JSON.readerFor(OBJECT).with(StreamReadFeature.STRICT_DUPLICATE_DETECTION);

    private TokenJson() {}

    public static AbstractDeserializer<Map<String, ?>> reader() {
        return new AbstractDeserializer<>() {
            @Override
            protected Map<String, ?> doDeserialize(Reader reader) {
                return STRICT.readValue(reader);
            }
        };
    }

    public static AbstractSerializer<Map<String, ?>> writer() {
        return new AbstractSerializer<>() {
            @Override
            protected void doSerialize(Map<String, ?> object, OutputStream out) {
                JSON.writeValue(out, object);
            }
        };
    }
}
