package dev.isem.erp.operator.runtime;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** {@code /livez}, {@code /readyz} and {@code /metrics}. A watch being set up again is no reason to restart. */
final class Health implements AutoCloseable {

    private final HttpServer server;

    Health(int port, BooleanSupplier live, BooleanSupplier ready, Supplier<String> metrics) {
        try {
            server = HttpServer.create(new InetSocketAddress(port), 0);
        } catch (IOException busy) {
            throw new UncheckedIOException(
                    "port " + port + " for health and metrics is taken: set ERP_OPERATOR_PORT to a free one", busy);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/livez", exchange -> answer(exchange, live, "a watch ended for good"));
        server.createContext("/readyz", exchange -> answer(exchange, ready, "the caches are not filled yet"));
        server.createContext("/metrics", exchange -> answer(exchange, 200, metrics.get()));
    }

    int port() {
        return server.getAddress().getPort();
    }

    void start() {
        server.start();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, BooleanSupplier good, String otherwise) throws IOException {
        boolean isGood = good.getAsBoolean();
        answer(exchange, isGood ? 200 : 503, isGood ? "ok\n" : otherwise + "\n");
    }

    private static void answer(HttpExchange exchange, int code, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(code, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
