package dev.isem.erp.platform.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who calls an API, as the suite's front ends do: with the header, perhaps signed in. */
public record Caller(URI api, Map<String, String> headers) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What came back. */
    public record Answer(int status, Map<String, String> headers, String text) {

        public JsonNode json() {
            return JSON.readTree(text);
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }

        /** The value of a cookie that was set. */
        public Optional<String> cookie(String name) {
            return header("set-cookie").stream()
                    .flatMap(all -> Arrays.stream(all.split("\n", -1)))
                    .filter(cookie -> cookie.startsWith(name + "="))
                    .map(cookie -> cookie.substring(name.length() + 1, cookie.indexOf(';')))
                    .findFirst();
        }
    }

    public static Caller of(URI api) {
        return new Caller(api, Map.of("X-ERP", "1", "Accept-Language", "en"));
    }

    public Caller with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Caller(api, more);
    }

    public Caller without(String header) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.remove(header);
        return new Caller(api, fewer);
    }

    /** The same person at another API. */
    public Caller at(URI other) {
        return new Caller(other, headers);
    }

    public Caller bearing(String accessToken) {
        return with("Authorization", "Bearer " + accessToken);
    }

    public Answer get(String path) {
        return send("GET", path, Optional.empty());
    }

    public Answer post(String path, Object body) {
        return send("POST", path, Optional.of(body));
    }

    public Answer post(String path) {
        return send("POST", path, Optional.empty());
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, Optional.of(body));
    }

    public Answer delete(String path) {
        return send("DELETE", path, Optional.empty());
    }

    public Answer send(String method, String path, Optional<?> body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(api.resolve(path));
        headers.forEach(request::header);
        request.method(method, body.map(Caller::published).orElseGet(HttpRequest.BodyPublishers::noBody));
        if (body.isPresent() && !headers.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Map<String, String> received = new LinkedHashMap<>();
            answer.headers().map().forEach((name, values) -> received.put(name, String.join("\n", values)));
            return new Answer(answer.statusCode(), received, answer.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static HttpRequest.BodyPublisher published(Object body) {
        return switch (body) {
            case byte[] raw -> HttpRequest.BodyPublishers.ofByteArray(raw);
            case String raw -> HttpRequest.BodyPublishers.ofString(raw);
            default -> HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
        };
    }
}
