package dev.isem.erp.platform.resource;

import dev.isem.erp.platform.openapi.Described;
import dev.isem.erp.platform.security.Identity;
import dev.isem.erp.platform.security.Open;
import dev.isem.erp.platform.security.Permissions;
import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.Text;
import java.util.Comparator;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells the screens which records there are and what this person may do with them. */
@RestController
public class MetaEndpoint {

    private final String app;
    private final Text title;
    private final List<Resource> resources;

    /** Tells the screens of one application, under the name that the vertical gives itself. */
    public MetaEndpoint(String app, Text title, List<ReadEndpoints> endpoints) {
        this.app = app;
        this.title = title;
        this.resources = endpoints.stream()
                .map(ReadEndpoints::resource)
                .sorted(Comparator.comparingInt(resource -> resource.order))
                .toList();
    }

    @GetMapping("/api/meta")
    @Open(Open.To.WHOEVER_IS_SIGNED_IN)
    @Described("What the screens show: resources, fields and acts, cut down to what the person may do")
    MetaView.Document meta() {
        Permissions permissions =
                Identity.current().orElseThrow(Problem::unauthorized).permissions();
        return new MetaView.Document(
                app,
                title,
                resources.stream()
                        .filter(resource -> permissions.allow(resource.permission, "read"))
                        .map(resource -> MetaView.of(resource, permissions))
                        .toList());
    }
}
