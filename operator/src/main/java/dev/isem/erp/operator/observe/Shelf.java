package dev.isem.erp.operator.observe;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.fabric8.kubernetes.client.informers.cache.Cache;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The objects of one kind in the watched namespaces, kept current by watches. What it returns must not be changed. */
public final class Shelf<T extends HasMetadata> {

    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

    private final String kind;
    private final List<SharedIndexInformer<T>> informers;

    Shelf(Class<T> type, List<SharedIndexInformer<T>> informers) {
        this.kind = HasMetadata.getKind(type);
        this.informers = informers;
        informers.forEach(informer -> informer.exceptionHandler((started, cause) -> {
            LOG.warn("the watch on {} broke and is set up again: {}", kind, cause.getMessage());
            return true;
        }));
    }

    Shelf<T> indexedBy(String index, Function<T, List<String>> keys) {
        informers.forEach(informer -> informer.addIndexers(Map.of(index, keys)));
        return this;
    }

    void onEvent(ResourceEventHandler<? super T> handler) {
        informers.forEach(informer -> informer.addEventHandler(handler));
    }

    /** Ends when the whole list has arrived. */
    void start(Duration patience) throws Exception {
        var started = informers.stream()
                .map(informer -> informer.start().toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(started).get(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop() {
        informers.forEach(SharedIndexInformer::stop);
    }

    boolean hasSynced() {
        return informers.stream().allMatch(informer -> informer.isRunning() && informer.hasSynced());
    }

    Optional<T> get(String namespace, String name) {
        String key = Cache.namespaceKeyFunc(namespace, name);
        return informers.stream()
                .map(informer -> Optional.ofNullable(informer.getStore().getByKey(key)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    List<T> by(String index, String key) {
        return informers.stream()
                .flatMap(informer -> informer.getIndexer().byIndex(index, key).stream())
                .toList();
    }

    @Override
    public String toString() {
        return kind;
    }
}
