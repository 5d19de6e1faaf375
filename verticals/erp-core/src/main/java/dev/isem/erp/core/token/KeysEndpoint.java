package dev.isem.erp.core.token;

import dev.isem.erp.platform.openapi.Described;
import dev.isem.erp.platform.security.Open;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Publishes the public keys by which every vertical checks access tokens. */
@RestController
class KeysEndpoint {

    private final SigningKeys keys;

    KeysEndpoint(SigningKeys keys) {
        this.keys = keys;
    }

    @GetMapping("/.well-known/jwks.json")
    @Open(Open.To.EVERYBODY)
    @Described("The public keys of access tokens, as a JWK set")
    ResponseEntity<Map<String, Object>> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(5)).cachePublic())
                .body(Map.of(
                        "keys", keys.published().map(KeysEndpoint::published).toList()));
    }

    private static Map<String, Object> published(SigningKey key) {
        Map<String, Object> published = new LinkedHashMap<>(key.published());
        published.put("use", "sig");
        published.put("alg", "EdDSA");
        return published;
    }
}
