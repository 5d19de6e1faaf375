package dev.isem.erp.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The mails that the core under test left in its folder, for whoever waits for one. */
final class Mails {

    static final Path FOLDER = folder();

    private static final long PATIENCE_MS = 10_000;
    private static final Pattern LINK = Pattern.compile("http\\S+#([A-Za-z0-9_-]{43})\\b");

    private Mails() {}

    /** The texts of all mails to somebody, oldest first, once there are so many. */
    static List<String> to(String email, int expected) {
        long end = System.currentTimeMillis() + PATIENCE_MS;
        List<String> found = textsTo(email);
        while (found.size() < expected) {
            if (System.currentTimeMillis() > end) {
                throw new AssertionError(found.size() + " mails of " + expected + " to " + email + " came");
            }
            pause();
            found = textsTo(email);
        }
        return found;
    }

    /** The secret in the latest of so many mails to somebody. */
    static String token(String email, int expected) {
        return tokenIn(to(email, expected).getLast());
    }

    static String tokenIn(String text) {
        Matcher link = LINK.matcher(text);
        if (!link.find()) {
            throw new AssertionError("no link in " + text);
        }
        return link.group(1);
    }

    /** The texts of the mails to somebody that are there now. */
    static List<String> textsTo(String email) {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .map(Mails::read)
                    .filter(mail -> mail.contains("\r\nTo: <" + email + ">\r\n"))
                    .map(mail -> new String(
                            Base64.getMimeDecoder().decode(mail.substring(mail.indexOf("\r\n\r\n"))),
                            StandardCharsets.UTF_8))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("erp-test-mail");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
