package dev.isem.erp.operator.plan;

import dev.isem.erp.operator.render.DatabaseEnvironment;
import dev.isem.erp.operator.render.Marks;
import dev.isem.erp.operator.render.Release;
import dev.isem.erp.operator.render.Rendered;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What makes two runs of the database steps the same run. The operator's own image is no part of it: an upgrade of the
 * operator migrates nothing.
 */
final class Inputs {

    private Inputs() {}

    static String hash(Release release) {
        var spec = release.vertical().getSpec();
        var suite = release.suite();
        return Rendered.shortHash(String.join(
                "\n",
                List.of(
                        release.version(),
                        release.backendImage(),
                        DatabaseEnvironment.host(suite) + ":" + DatabaseEnvironment.port(suite),
                        suite.getSpec().database().name(),
                        String.join(",", spec.schemas()),
                        String.join(",", spec.requires()),
                        String.join(",", spec.writes()),
                        String.join(";", spec.references()),
                        spec.migration().timeoutSeconds().toString(),
                        retry(release) + backup(release) + rehearsal(release) + tls(release) + redisUser(release))));
    }

    /** Nothing without one, so that verticals of an earlier operator are not asked anew. */
    private static String backup(Release release) {
        var backup = release.vertical().getSpec().migration().backup();
        return backup == null ? "" : "\nbackups " + backup.keep();
    }

    private static String rehearsal(Release release) {
        return release.vertical().getSpec().migration().isRehearsed() ? "\nrehearsal" : "";
    }

    /** Nothing where the manifest does not say it; else a wrong CA is found by the steps, before a pod is touched. */
    private static String tls(Release release) {
        var external = release.suite().getSpec().database().external();
        return external == null || external.sslMode() == null
                ? ""
                : "\ntls " + external.sslMode() + " " + external.ca();
    }

    /** Nobody serves as a user of Redis that no run has made. */
    private static String redisUser(Release release) {
        return release.hasRedisUser() ? "\nredis user" : "";
    }

    private static String retry(Release release) {
        @Nullable
        Map<String, String> annotations = release.vertical().getMetadata().getAnnotations();
        return annotations == null ? "" : annotations.getOrDefault(Marks.RETRY, "");
    }
}
