package dev.isem.erp.operator.observe;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The live objects of one owner, by kind and name. */
public record Owned(Map<Key, HasMetadata> objects) {

    /** Identifies an object among those of one owner. */
    public record Key(String kind, String name) {

        public static Key of(HasMetadata object) {
            return new Key(object.getKind(), object.getMetadata().getName());
        }
    }

    public static Owned of(Collection<? extends HasMetadata> objects) {
        var byKey = new HashMap<Key, HasMetadata>();
        objects.forEach(object -> byKey.put(Key.of(object), object));
        return new Owned(Map.copyOf(byKey));
    }

    public Optional<HasMetadata> like(HasMetadata wanted) {
        return Optional.ofNullable(objects.get(Key.of(wanted)));
    }

    public Optional<Deployment> deployment(String name) {
        return Optional.ofNullable(objects.get(new Key("Deployment", name))).map(Deployment.class::cast);
    }

    public Optional<HorizontalPodAutoscaler> autoscaler(String name) {
        return Optional.ofNullable(objects.get(new Key("HorizontalPodAutoscaler", name)))
                .map(HorizontalPodAutoscaler.class::cast);
    }

    public Optional<HasMetadata> configMap(String name) {
        return Optional.ofNullable(objects.get(new Key("ConfigMap", name)));
    }

    public Optional<StatefulSet> statefulSet(String name) {
        return Optional.ofNullable(objects.get(new Key("StatefulSet", name))).map(StatefulSet.class::cast);
    }
}
