package dev.isem.erp.neighbour;

import dev.isem.erp.platform.security.Allowed;
import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Another vertical, as small as one can be: whoever may read its notes is told that there are none. */
@SpringBootApplication(proxyBeanMethods = false)
public class NeighbourApplication {

    /** Its one route that asks for a permission. */
    @RestController
    static class NoteEndpoint {

        @GetMapping("/api/notes")
        @Allowed(resource = "notes", action = "read")
        Map<String, Integer> notes() {
            return Map.of("count", 0);
        }
    }
}
