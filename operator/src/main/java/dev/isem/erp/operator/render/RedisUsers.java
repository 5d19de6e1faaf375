package dev.isem.erp.operator.render;

import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.operator.database.RedisUser;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The verticals' users as the managed Redis reads them when it starts: it forgets all that a running one was told. Of
 * passwords it has the hashes only.
 */
public final class RedisUsers {

    static final String VOLUME = "users";
    static final String FILE = "users.conf";

    private RedisUsers() {}

    /** Included in Redis' configuration: a line for each vertical whose user was made, by name. */
    public static String file(List<ErpVertical> verticals) {
        return verticals.stream()
                .map(RedisUsers::line)
                .filter(Objects::nonNull)
                .sorted()
                .collect(Collectors.joining());
    }

    private static @Nullable String line(ErpVertical vertical) {
        var status = vertical.getStatus();
        var last = status == null ? null : status.migration();
        if (last == null || last.redisPasswords() == null) {
            return null;
        }
        String name = vertical.getMetadata().getName();
        String rules = String.join(" ", RedisUser.rules(name, last.redisPasswords()));
        return "user " + RedisUser.name(name) + " " + rules + "\n";
    }

    /** Whether a live Redis was made by an operator that gave it users to read. */
    public static boolean areReadBy(Deployment redis) {
        return redis.getSpec().getTemplate().getSpec().getVolumes().stream()
                .anyMatch(volume -> VOLUME.equals(volume.getName()));
    }

    static ConfigMap render(ErpSuite suite, String users) {
        String suiteName = suite.getMetadata().getName();
        return Rendered.seal(new ConfigMapBuilder()
                .withNewMetadata()
                .withName(Names.redisUsers(suiteName))
                .withNamespace(suite.getMetadata().getNamespace())
                .withLabels(Labels.of(suiteName, suiteName, Marks.CACHE))
                .withOwnerReferences(Rendered.owner(suite))
                .endMetadata()
                .addToData(FILE, users)
                .build());
    }
}
