package dev.isem.erp.operator.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.isem.erp.crds.ErpVertical;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.List;

/** Tells one build of the web page which vertical it is, where the APIs answer and which applications exist. */
public final class FrontendConfig {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FrontendConfig() {}

    record Place(String app, String api, String coreApi, String home, List<App> apps) {}

    record App(String name, Text title, String url) {}

    record Text(String es, String en) {}

    public static ConfigMap render(Release release) {
        return Rendered.seal(new ConfigMapBuilder()
                .withNewMetadata()
                .withName(Names.frontend(release.name()))
                .withNamespace(release.namespace())
                .withLabels(Labels.of(release, Marks.FRONTEND))
                .withOwnerReferences(Rendered.owner(release.vertical()))
                .endMetadata()
                .addToData("config.js", script(release))
                .addToData("site.conf", site(release))
                .build());
    }

    /** Included by nginx inside its server. */
    static String site(Release release) {
        return """
                listen %d;
                set $own_api "%s";
                set $core_api "%s";
                """.formatted(
                release.vertical().getSpec().frontend().port(), api(release, release.vertical()), coreApi(release));
    }

    private static String script(Release release) {
        var place = new Place(
                release.name(),
                api(release, release.vertical()),
                coreApi(release),
                Hosts.home(release.suite()),
                release.applications().stream().map(each -> app(release, each)).toList());
        try {
            return "window.ERP = " + JSON.writeValueAsString(place) + ";\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("records of strings are always JSON", impossible);
        }
    }

    private static App app(Release release, ErpVertical vertical) {
        String title = vertical.getSpec().title();
        String shown = title == null ? vertical.getMetadata().getName() : title;
        String url = Hosts.origin(release.suite(), Hosts.frontend(release.suite(), vertical));
        return new App(vertical.getMetadata().getName(), new Text(shown, shown), url);
    }

    private static String api(Release release, ErpVertical vertical) {
        return Hosts.origin(release.suite(), Hosts.api(release.suite(), vertical));
    }

    /** Before the identity vertical exists its place is known already: the suite's own domain. */
    private static String coreApi(Release release) {
        return release.identity()
                .map(identity -> api(release, identity))
                .orElseGet(() -> Hosts.origin(
                        release.suite(), "api." + release.suite().getSpec().domain()));
    }
}
