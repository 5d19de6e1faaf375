package dev.isem.erp.core.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDropTest {

    private static final Mail MAIL = new Mail("ana@norte.example", "../../etc", "Hola");

    @TempDir
    private Path folder;

    @Test
    void eachMailIsOneFileThatNobodyElseReadsAndTheOldestGo() throws IOException, Delivery.NotDelivered {
        Path inside = folder.resolve("mail");
        FileDrop drop = drop(inside);
        for (int i = 0; i < 105; i++) {
            drop.send(MAIL);
        }
        List<Path> mails = FileDrop.mails(inside);
        assertThat(mails)
                .hasSize(100)
                .allMatch(file -> file.getFileName().toString().matches("[0-9]+-[0-9a-f-]{36}\\.eml"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(mails.getFirst())))
                .isEqualTo("rw-------");
        try (var files = Files.list(inside)) {
            assertThat(files).hasSize(100);
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThatExceptionOfType(Delivery.NotDelivered.class)
                .isThrownBy(() -> drop(file).send(MAIL))
                .withMessageContaining("MAIL_DROP");
    }

    private static FileDrop drop(Path folder) {
        return new FileDrop(folder, new MimeText("no-reply@erp.example", Clock.systemUTC()), Clock.systemUTC());
    }
}
