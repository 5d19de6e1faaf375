package dev.isem.erp.operator.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * The administrator's connection to Redis, for commands that are answered by one line.
 *
 * @see <a href="https://redis.io/docs/latest/develop/reference/protocol-spec/">RESP</a>
 */
final class RedisAdmin implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 5000;

    private final Socket socket = new Socket();
    private final BufferedReader answers;

    /** Connects and logs in. */
    RedisAdmin(String host, int port, String password) throws IOException {
        try {
            socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            call(List.of("AUTH", password));
        } catch (IOException | RuntimeException failed) {
            socket.close();
            throw failed;
        }
    }

    /** Makes the user, or makes it anew under its connections, which go on. */
    void setUser(String user, List<String> rules) throws IOException {
        call(Stream.concat(Stream.of("ACL", "SETUSER", user), rules.stream()).toList());
    }

    /** Ends the user's connections, which outlive the password that they were made with. */
    void disconnect(String user) throws IOException {
        call(List.of("CLIENT", "KILL", "USER", user));
    }

    /** Removes the user, if there is one, and ends its connections. */
    void removeUser(String user) throws IOException {
        call(List.of("ACL", "DELUSER", user));
    }

    private void call(List<String> words) throws IOException {
        var request = new StringBuilder("*" + words.size() + "\r\n");
        for (String word : words) {
            int bytes = word.getBytes(StandardCharsets.UTF_8).length;
            request.append('$').append(bytes).append("\r\n").append(word).append("\r\n");
        }
        socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("it closed the connection");
        }
        if (answer.startsWith("-")) {
            throw new Refused(answer.substring(1));
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** Redis answered that it will not. */
    static final class Refused extends IOException {

        private static final long serialVersionUID = 1L;

        Refused(String answer) {
            super(answer);
        }

        /** Whether it is only busy: starting, or at work on a script. */
        boolean isPassing() {
            String answer = getMessage();
            return answer != null && (answer.startsWith("LOADING") || answer.startsWith("BUSY"));
        }
    }
}
