package dev.isem.erp.core.mail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Prints the mails that lie in the folder of {@code MAIL_DROP}, oldest first: an image without a shell has nobody else who
 * could, when somebody tries the suite out.
 */
public final class PrintMails {

    private PrintMails() {}

    /** Needs no argument, and the variable of the pod. */
    public static void main(String... arguments) throws IOException {
        Path folder = Path.of(System.getenv().getOrDefault("MAIL_DROP", "/tmp/mail"));
        if (Files.isDirectory(folder)) {
            for (Path mail : FileDrop.mails(folder)) {
                System.out.println(Files.readString(mail));
            }
        }
    }
}
