package dev.isem.erp.core.mail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Leaves mails in a folder instead of sending them, one {@code .eml} file each: for trying the suite out, and for tests.
 * Whoever reads the folder reads the links in them.
 */
final class FileDrop implements Delivery {

    /** The folder may lie in memory. */
    private static final int KEPT = 100;

    private static final String ENDING = ".eml";

    private final Path folder;
    private final MimeText mime;
    private final Clock clock;

    FileDrop(Path folder, MimeText mime, Clock clock) {
        this.folder = folder;
        this.mime = mime;
        this.clock = clock;
    }

    /** A file has its name, made of time and chance alone, when it is whole. */
    @Override
    public void send(Mail mail) throws NotDelivered {
        String name = clock.millis() + "-" + UUID.randomUUID();
        try {
            Files.createDirectories(folder);
            Path unfinished = Files.createFile(
                    folder.resolve(name + ".part"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(unfinished, mime.of(mail), StandardCharsets.US_ASCII);
            Files.move(unfinished, folder.resolve(name + ENDING), StandardCopyOption.ATOMIC_MOVE);
            forgetOldest();
        } catch (IOException failed) {
            throw new NotDelivered("The folder " + folder + " of MAIL_DROP cannot be written.", failed);
        }
    }

    private void forgetOldest() throws IOException {
        List<Path> mails = mails(folder);
        for (Path old : mails.subList(0, Math.max(0, mails.size() - KEPT))) {
            Files.deleteIfExists(old);
        }
    }

    /** The mails in a folder, oldest first. */
    static List<Path> mails(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        }
    }
}
