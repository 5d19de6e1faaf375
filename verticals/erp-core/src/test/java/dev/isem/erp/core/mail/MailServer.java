package dev.isem.erp.core.mail;

import dev.isem.erp.operator.apply.ServerCertificate;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** A mail server that takes what is handed to it by the rules of RFC 5321, and refuses what is against them. */
final class MailServer implements AutoCloseable {

    private static final char[] PASSWORD = "secret".toCharArray();

    final List<String> commands = new CopyOnWriteArrayList<>();
    final List<String> mails = new CopyOnWriteArrayList<>();

    private final ServerCertificate certificate = ServerCertificate.of(List.of("localhost"), Instant.now());
    private final ServerSocket door;
    private final Kind kind;

    /** How it behaves. */
    enum Kind {
        STARTTLS,
        IMPLICIT,
        ONLY_CLEAR,
        /** Somebody on the way adds a reply of their own to the last one in clear. */
        MEDDLED_WITH
    }

    MailServer(Kind kind) throws IOException {
        this.kind = kind;
        this.door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::open);
    }

    int port() {
        return door.getLocalPort();
    }

    /** For a client that trusts this server's certificate. */
    SSLSocketFactory trusting() throws IOException, GeneralSecurityException {
        KeyStore trusted = empty();
        trusted.setCertificateEntry("ca", certificate.authority());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    private SSLSocket encrypted(Socket visitor) throws IOException, GeneralSecurityException {
        KeyStore own = empty();
        own.setKeyEntry("key", certificate.key(), PASSWORD, new Certificate[] {certificate.certificate()});
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(visitor, null, true);
        socket.startHandshake();
        return socket;
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, PASSWORD);
        return store;
    }

    private void open() {
        while (!door.isClosed()) {
            try (Socket visitor = door.accept()) {
                serve(kind == Kind.IMPLICIT ? encrypted(visitor) : visitor);
            } catch (IOException | GeneralSecurityException over) {
                commands.add("broke off");
            }
        }
    }

    private void serve(Socket visitor) throws IOException, GeneralSecurityException {
        Socket line = visitor;
        BufferedReader in = reader(line);
        say(line, "220-mail.example\r\n220 ready");
        for (String command = in.readLine(); command != null; command = in.readLine()) {
            commands.add(command);
            if (command.startsWith("EHLO")) {
                say(
                        line,
                        kind == Kind.ONLY_CLEAR || line instanceof SSLSocket
                                ? "250-mail.example\r\n250 AUTH PLAIN"
                                : "250-mail.example\r\n250 STARTTLS");
            } else if (command.equals("STARTTLS")) {
                say(line, kind == Kind.MEDDLED_WITH ? "220 go on\r\n250 added" : "220 go on");
                line = encrypted(line);
                in = reader(line);
            } else if (command.equals("DATA")) {
                say(line, "354 go on");
                mails.add(mail(in));
                say(line, "250 taken");
            } else {
                say(line, reply(command));
            }
        }
    }

    private static String reply(String command) {
        if (command.startsWith("AUTH PLAIN ")) {
            return command.equals("AUTH PLAIN AGFuYQBwYXNz") ? "235 welcome" : "535 no";
        }
        if (command.contains("@refused.example")) {
            return "550 no such person";
        }
        return command.equals("QUIT") ? "221 bye" : "250 fine";
    }

    private static String mail(BufferedReader in) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        return mail.toString();
    }

    private static BufferedReader reader(Socket line) throws IOException {
        return new BufferedReader(new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII));
    }

    private static void say(Socket line, String reply) throws IOException {
        line.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
        line.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
