package dev.isem.erp.e2e;

import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

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

    private final Supplier<String> token;

    private Visitor(String host, String path, Supplier<String> token) {
        this.host = host;
        this.path = path;
        this.token = token;
        this.thread = Thread.ofVirtual().unstarted(this::visit);
    }

    static Visitor of(String host, String path) {
        return signedIn(host, path, () -> "");
    }

    /** The same for somebody who shows an access token with every request. */
    static Visitor signedIn(String host, String path, Supplier<String> token) {
        var visitor = new Visitor(host, path, token);
        visitor.thread.start();
        return visitor;
    }

    /** One request, answered with its status and body. */
    static HttpResponse<String> get(String host, String path) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request(host, path).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    /** The same with an access token. */
    static HttpResponse<String> get(String host, String path, String token) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(bearing(request(host, path), token).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    /** The access token of a person of the demo. */
    static String signIn(String host, String email, String password) throws IOException, InterruptedException {
        var body = "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}";
        try (var http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = http.send(
                    request(host, "/api/auth/login")
                            .header("X-ERP", "1")
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new AssertionError("sign-in: " + answer.statusCode() + " " + answer.body());
            }
            return Serialization.unmarshal(answer.body(), Map.class)
                    .get("accessToken")
                    .toString();
        }
    }

    private static HttpRequest.Builder bearing(HttpRequest.Builder request, String token) {
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static HttpRequest.Builder request(String host, String path) {
        // Java resolves no *.localhost; the ingress goes by the Host header.
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + path))
                .header("Host", host + ":" + PORT)
                .timeout(Duration.ofSeconds(10));
    }

    private void visit() {
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            while (!leaving) {
                requests.incrementAndGet();
                try {
                    int status = http.send(
                                    bearing(request(host, path), token.get()).build(),
                                    HttpResponse.BodyHandlers.discarding())
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
