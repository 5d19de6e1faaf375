package dev.isem.erp.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Somebody who asks an address all the time, through the ingress, and notes every answer that is not 200. */
final class Visitor implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(20);
    private static final String PORT = System.getenv().getOrDefault("ERP_PORT", "8080");

    private final String host;
    private final String path;
    private final AtomicInteger requests = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean leaving;

    private Visitor(String host, String path) {
        this.host = host;
        this.path = path;
        this.thread = Thread.ofVirtual().unstarted(this::visit);
    }

    static Visitor of(String host, String path) {
        var visitor = new Visitor(host, path);
        visitor.thread.start();
        return visitor;
    }

    /** One request, answered with its status and body. */
    static HttpResponse<String> get(String host, String path) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request(host, path), HttpResponse.BodyHandlers.ofString());
        }
    }

    private static HttpRequest request(String host, String path) {
        // Java resolves no *.localhost; the ingress goes by the Host header.
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + path))
                .header("Host", host + ":" + PORT)
                .timeout(Duration.ofSeconds(10))
                .build();
    }

    private void visit() {
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            while (!leaving) {
                requests.incrementAndGet();
                try {
                    int status = http.send(request(host, path), HttpResponse.BodyHandlers.discarding())
                            .statusCode();
                    if (status != 200) {
                        failures.add(Instant.now() + " " + status);
                    }
                } catch (IOException e) {
                    failures.add(Instant.now() + " " + e);
                }
                Thread.sleep(PAUSE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    int requests() {
        return requests.get();
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        leaving = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
