package dev.isem.erp.core.mail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/** Commands to a mail server and its replies, over a connection that may become private on the way. */
final class SmtpDialogue implements AutoCloseable {

    private static final int TIMEOUT_MS = 10_000;

    /** RFC 5321 allows 512; servers' greetings are longer at times. */
    private static final int LONGEST_LINE = 2000;

    private static final int MOST_LINES = 100;

    private final String host;
    private final int port;
    private final SSLSocketFactory tls;
    private Socket socket;
    private InputStream in;

    private SmtpDialogue(String host, int port, SSLSocketFactory tls, Socket socket) throws IOException {
        this.host = host;
        this.port = port;
        this.tls = tls;
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** @param tls makes private what {@link #encrypt} is called for, and knows whom to trust */
    static SmtpDialogue with(String host, int port, SSLSocketFactory tls) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), TIMEOUT_MS);
            socket.setSoTimeout(TIMEOUT_MS);
            return new SmtpDialogue(host, port, tls, socket);
        } catch (IOException failed) {
            socket.close();
            throw failed;
        }
    }

    /** Goes on by TLS with a server that proves its name. What came before is forgotten: somebody else may have sent it. */
    void encrypt() throws IOException {
        if (in.available() > 0) {
            throw new IOException("It said something in clear after STARTTLS, which may be somebody else's.");
        }
        SSLSocket encrypted = (SSLSocket) tls.createSocket(socket, host, port, true);
        SSLParameters parameters = encrypted.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        encrypted.setSSLParameters(parameters);
        encrypted.startHandshake();
        socket = encrypted;
        in = new BufferedInputStream(encrypted.getInputStream());
    }

    /**
     * Sends one command, or a mail, and reads what is said to it.
     *
     * @return the whole reply
     */
    String say(String command, int expected) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return expect(expected);
    }

    /** Reads a reply, all lines of it. */
    String expect(int expected) throws IOException {
        StringBuilder reply = new StringBuilder();
        for (int lines = 0; lines < MOST_LINES; lines++) {
            String line = line();
            reply.append(line).append('\n');
            if (line.length() < 4 || line.charAt(3) != '-') {
                if (!line.startsWith(Integer.toString(expected))) {
                    throw new IOException("It said: " + line);
                }
                return reply.toString();
            }
        }
        throw new IOException("Its reply has no end.");
    }

    /** The mail is the server's by now, whatever becomes of the farewell. */
    void leave() {
        try {
            say("QUIT", 221);
        } catch (IOException _) {
            // It would be sent a second time for nothing.
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.length() > LONGEST_LINE) {
                throw new IOException("It broke off, or said a line without end.");
            }
            line.append((char) next);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
