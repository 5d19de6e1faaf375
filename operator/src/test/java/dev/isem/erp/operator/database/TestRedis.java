package dev.isem.erp.operator.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;

/** The machine's own Redis, configured as the managed one is: an administrator's password, and a file of users. */
final class TestRedis implements AutoCloseable {

    static final String ADMIN_PASSWORD = "redis-admin-secret";

    private static final int PATIENCE_MS = 5000;

    private final Path folder;
    private final Path users;
    final int port;
    private Process process;

    TestRedis(Path folder) throws IOException {
        this.folder = folder;
        this.users = Files.createFile(folder.resolve("users.conf"));
        try (ServerSocket socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        }
        Files.writeString(folder.resolve("redis.conf"), """
                bind 127.0.0.1
                port %d
                dir %s
                save ""
                requirepass %s
                """.formatted(port, folder, ADMIN_PASSWORD));
        // Debian keeps the server under the name of its checker, and it looks at the name it was started by.
        Files.copy(program(), folder.resolve("redis-server"), StandardCopyOption.COPY_ATTRIBUTES);
        this.process = start();
    }

    /** Restarts it with these users written down; what it was told while it ran is forgotten. */
    void restartWith(String file) throws IOException {
        stop();
        Files.writeString(users, file);
        process = start();
    }

    void stop() {
        process.destroy();
        process.onExit().join();
    }

    /** One line that Redis answers to this user; an error begins with a minus. */
    String as(String user, String password, String... words) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(PATIENCE_MS);
            var answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            send(socket, "AUTH", user, password);
            String login = answers.readLine();
            if (!login.equals("+OK")) {
                return login;
            }
            send(socket, words);
            String answer = answers.readLine();
            return answer.startsWith("$") && !answer.equals("$-1") ? answers.readLine() : answer;
        }
    }

    /** A connection of this user that stays. */
    Client connect(String user, String password) throws IOException {
        var client = new Client(new Socket(InetAddress.getLoopbackAddress(), port));
        client.ask("AUTH", user, password);
        return client;
    }

    /** A connection. */
    record Client(Socket socket, BufferedReader answers) implements AutoCloseable {

        Client(Socket socket) throws IOException {
            this(socket, new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)));
            socket.setSoTimeout(PATIENCE_MS);
        }

        String ask(String... words) throws IOException {
            send(socket, words);
            return answers.readLine();
        }

        /** Whether the server still listens to it. */
        boolean isOpen() {
            try {
                return ask("PING") != null;
            } catch (IOException _) {
                return false;
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private static void send(Socket socket, String... words) throws IOException {
        var request = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            request.append('$')
                    .append(word.length())
                    .append("\r\n")
                    .append(word)
                    .append("\r\n");
        }
        socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
    }

    private Process start() throws IOException {
        Process started = new ProcessBuilder(
                        folder.resolve("redis-server").toString(),
                        folder.resolve("redis.conf").toString(),
                        "--include",
                        users.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        long end = System.currentTimeMillis() + PATIENCE_MS;
        while (System.currentTimeMillis() < end && started.isAlive()) {
            try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return started;
            } catch (IOException _) {
                Thread.onSpinWait();
            }
        }
        started.destroy();
        throw new IllegalStateException("Redis did not start: " + Files.readString(folder.resolve("log")));
    }

    private static Path program() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .flatMap(each -> Arrays.stream(new String[] {"redis-server", "redis-check-rdb"})
                        .map(name -> Path.of(each, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() ->
                        new UncheckedIOException(new IOException("Redis is not installed: apt install redis-tools")));
    }

    @Override
    public void close() {
        stop();
    }
}
