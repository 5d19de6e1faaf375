package dev.isem.erp.platform.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Serves {@code /metrics} on the management port by the JDK's own server. A second web server inside Spring would cost
 * a third of the start-up time for one page of text.
 */
public final class FiguresServer implements SmartLifecycle {

    private static final String FORMAT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry figures;
    private final int port;
    private @Nullable HttpServer server;

    public FiguresServer(PrometheusMeterRegistry figures, int port) {
        this.figures = figures;
        this.port = port;
    }

    @Override
    public synchronized void start() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(port), 0);
            started.createContext("/metrics", this::answer);
            started.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            started.start();
            server = started;
        } catch (IOException taken) {
            throw new UncheckedIOException(
                    "The management port " + port + " cannot be opened. Set MANAGEMENT_PORT.", taken);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] page = figures.scrape().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", FORMAT);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        }
    }

    /** The port in use; another than asked for when that was 0. */
    public synchronized int port() {
        return server == null ? port : server.getAddress().getPort();
    }

    @Override
    public synchronized void stop() {
        if (server != null) {
            server.stop(0);
            server = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return server != null;
    }
}
