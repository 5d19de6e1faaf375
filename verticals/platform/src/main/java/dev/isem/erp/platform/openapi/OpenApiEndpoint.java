package dev.isem.erp.platform.openapi;

import dev.isem.erp.platform.security.Open;
import dev.isem.erp.platform.web.Endpoints;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/**
 * Hands out the description, which is the same for everybody: what somebody may not do, it tells by the permission that
 * they lack. Made when it is first asked for, so that no start waits for it.
 */
@RestController
public class OpenApiEndpoint {

    private final String title;
    private final String version;
    private final Endpoints endpoints;

    private Optional<byte[]> document = Optional.empty();

    public OpenApiEndpoint(String title, String version, Endpoints endpoints) {
        this.title = title;
        this.version = version;
        this.endpoints = endpoints;
    }

    @GetMapping("/api/openapi.json")
    @Open(Open.To.WHOEVER_IS_SIGNED_IN)
    @Described("This description")
    public ResponseEntity<Object> description() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(document());
    }

    private synchronized byte[] document() {
        if (document.isEmpty()) {
            document = Optional.of(
                    JsonMapper.shared().writeValueAsBytes(Description.of(title, version, endpoints.ours())));
        }
        return document.orElseThrow();
    }
}
