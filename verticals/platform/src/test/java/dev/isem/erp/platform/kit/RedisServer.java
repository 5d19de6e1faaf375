package dev.isem.erp.platform.kit;

import dev.isem.erp.operator.database.RedisUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The machine's own Redis, on a port of its own, with an administrator's password and a user who is kept to its keys. */
public final class RedisServer implements AutoCloseable {

    private static final int PATIENCE_MS = 5000;

    private final Process process;
    private final int port;
    private final Path passwordFile;
    private final Path ownPasswordFile;

    private RedisServer(Process process, int port, Path passwordFile, Path ownPasswordFile) {
        this.process = process;
        this.port = port;
        this.passwordFile = passwordFile;
        this.ownPasswordFile = ownPasswordFile;
    }

    /** A server with this password, and with a user for the vertical. */
    public static RedisServer start(String password, String vertical) {
        try {
            int port = freePort();
            Path folder = Files.createTempDirectory("erp-test-redis");
            Path configuration = Files.writeString(
                    folder.resolve("redis.conf"),
                    "bind 127.0.0.1\nport " + port + "\nrequirepass " + password + "\nsave \"\"\ndir " + folder + "\n"
                            + user(vertical, "own-" + password));
            Process process = new ProcessBuilder(program(folder).toString(), configuration.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            RedisServer server = new RedisServer(
                    process,
                    port,
                    Files.writeString(folder.resolve("password"), password),
                    Files.writeString(folder.resolve("own-password"), "own-" + password));
            server.await();
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * The program looks at the name it was started by, and Debian keeps it under the name of its checker in redis-tools,
     * which unlike redis-server starts nothing by itself.
     */
    private static Path program(Path folder) throws IOException {
        return Files.createSymbolicLink(
                folder.resolve("redis-server"),
                onPath("redis-server")
                        .or(() -> onPath("redis-check-rdb"))
                        .orElseThrow(
                                () -> new IllegalStateException("Redis is not installed: apt install redis-tools")));
    }

    private static Optional<Path> onPath(String name) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Variables that point a vertical here, as the user whom every server has. */
    public Map<String, String> env() {
        return Map.of("REDIS_PORT", String.valueOf(port), "REDIS_PASSWORD_FILE", passwordFile.toString());
    }

    /** Variables that point the vertical here, as itself. */
    public Map<String, String> envOf(String vertical) {
        return Map.of(
                "REDIS_PORT",
                String.valueOf(port),
                "REDIS_USERNAME",
                RedisUser.name(vertical),
                "REDIS_PASSWORD_FILE",
                ownPasswordFile.toString());
    }

    /** As the operator makes one. */
    private static String user(String vertical, String password) {
        return "user " + RedisUser.name(vertical) + " " + String.join(" ", RedisUser.rules(vertical, List.of())) + " >"
                + password + "\n";
    }

    private void await() {
        long end = System.currentTimeMillis() + PATIENCE_MS;
        while (System.currentTimeMillis() < end) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
                return;
            } catch (IOException _) {
                Thread.onSpinWait();
            }
        }
        throw new IllegalStateException("redis-server did not open port " + port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    public void stop() {
        process.destroy();
        process.onExit().join();
    }

    @Override
    public void close() {
        stop();
    }
}
