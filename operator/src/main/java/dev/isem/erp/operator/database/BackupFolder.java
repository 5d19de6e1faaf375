package dev.isem.erp.operator.database;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** One vertical's folder on the volume of backups. A dump counts once its description stands beside it. */
final class BackupFolder {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DESCRIPTION = ".json";
    private static final String DUMP = ".dump";

    private final Path folder;

    BackupFolder(Path volume, String vertical) {
        this.folder = volume.resolve(vertical);
    }

    /** Makes the folder, and takes away what a backup that was cut short left in it. */
    void prepare() throws IOException {
        Files.createDirectories(folder);
        for (Path file : files()) {
            String name = String.valueOf(file.getFileName());
            boolean described =
                    name.endsWith(DUMP) && Files.exists(description(name.substring(0, name.length() - DUMP.length())));
            if (!described && !name.endsWith(DESCRIPTION)) {
                Files.delete(file);
            }
        }
    }

    Path dump(String id) {
        return folder.resolve(id + DUMP);
    }

    /** Where a dump is written before it is known to be good. */
    Path draft(String id) {
        return folder.resolve(id + ".unfinished");
    }

    /** Makes the draft a backup: first the dump, then what makes it count. */
    void keep(Backup backup) throws IOException {
        settle(draft(backup.id()), dump(backup.id()));
        Path text = folder.resolve(backup.id() + ".description");
        Files.write(text, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(backup));
        settle(text, description(backup.id()));
    }

    void discard(String id) throws IOException {
        Files.deleteIfExists(draft(id));
    }

    /** Keeps the newest ones and takes the others away, their descriptions first. */
    void prune(int keep) throws IOException {
        for (Backup old : all().stream().skip(keep).toList()) {
            Files.deleteIfExists(description(old.id()));
            Files.deleteIfExists(dump(old.id()));
        }
    }

    /** Newest first. */
    List<Backup> all() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Backup> backups = new ArrayList<>();
        for (Path file : files()) {
            if (String.valueOf(file.getFileName()).endsWith(DESCRIPTION)) {
                backups.add(JSON.readValue(Files.readAllBytes(file), Backup.class));
            }
        }
        backups.sort(Comparator.comparing((Backup each) -> each.id()).reversed());
        return List.copyOf(backups);
    }

    static String sha256(Path file) throws IOException {
        MessageDigest digest = digest();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private Path description(String id) {
        return folder.resolve(id + DESCRIPTION);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** A name that survives a power cut must not stand for content that did not. */
    private static void settle(Path from, Path to) throws IOException {
        try (FileChannel content = FileChannel.open(from, StandardOpenOption.WRITE)) {
            content.force(true);
        }
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
