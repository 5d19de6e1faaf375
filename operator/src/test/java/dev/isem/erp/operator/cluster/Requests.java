package dev.isem.erp.operator.cluster;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the operator asked of the API server, watches and its lease apart. */
public final class Requests implements Interceptor {

    private final Queue<String> requests = new ConcurrentLinkedQueue<>();

    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        String target = request.uri().getPath();
        String query = String.valueOf(request.uri().getQuery());
        if (!target.contains("/leases/") && !query.contains("watch=true")) {
            requests.add(request.method() + " " + target);
        }
    }

    public void clear() {
        requests.clear();
    }

    public List<String> made() {
        return List.copyOf(requests);
    }
}
