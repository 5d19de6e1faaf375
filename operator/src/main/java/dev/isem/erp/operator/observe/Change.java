package dev.isem.erp.operator.observe;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Handlers of watch events that see before and after. */
final class Change {

    private Change() {}

    /** Called with null and the object when it came or went, with both when it changed. */
    static <T extends HasMetadata> ResourceEventHandler<T> handler(BiConsumer<@Nullable T, T> consumer) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(T object) {
                consumer.accept(null, object);
            }

            @Override
            public void onUpdate(T before, T now) {
                String was = before.getMetadata().getResourceVersion();
                if (!now.getMetadata().getResourceVersion().equals(was)) {
                    consumer.accept(before, now);
                }
            }

            @Override
            public void onDelete(T object, boolean unknownFinalState) {
                consumer.accept(null, object);
            }
        };
    }
}
