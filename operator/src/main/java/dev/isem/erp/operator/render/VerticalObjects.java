package dev.isem.erp.operator.render;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.stream.Stream;

/** Everything that one version of a vertical consists of while it serves, in the order in which it is written. */
public final class VerticalObjects {

    private VerticalObjects() {}

    public static List<HasMetadata> render(Release release) {
        return Stream.of(
                        VerticalPolicies.render(release),
                        Stream.of(
                                FrontendConfig.render(release),
                                VerticalService.backend(release),
                                VerticalService.frontend(release),
                                BackendDeployment.render(release),
                                FrontendDeployment.render(release)),
                        BackendScaling.render(release).stream(),
                        Disruption.render(release),
                        Stream.of(VerticalIngress.frontend(release), VerticalIngress.api(release)))
                .<HasMetadata>flatMap(objects -> objects)
                .toList();
    }
}
