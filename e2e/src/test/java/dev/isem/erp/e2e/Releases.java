package dev.isem.erp.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * Later versions of construccion: real images, each one more layer of migration scripts on the image before. Their
 * scripts stand in {@code src/test/resources/releases/<version>/}.
 */
final class Releases {
    private static final String PROJECT = "localhost/construccion";

    private Releases() {}

    /** Builds the images of {@code version} on those of {@code from}, unless this run did so already. */
    static void build(String from, String version) throws IOException, InterruptedException {
        Path folder = Path.of("src", "test", "resources", "releases", version);
        Path jar = Path.of("target", "releases", "construccion-" + version + ".jar");
        Files.createDirectories(jar.getParent());
        pack(folder, jar);
        images(
                "derive",
                "--from",
                PROJECT + "-backend:" + from,
                "--jar",
                jar.toAbsolutePath().toString(),
                "--tag",
                version,
                "--import");
        images("retag", "--from", PROJECT + "-frontend:" + from, "--to", PROJECT + "-frontend:" + version, "--import");
    }

    /** The images of {@code version} as those of {@code from}: a release without scripts of its own. */
    static void retag(String vertical, String from, String version) throws IOException, InterruptedException {
        for (String component : List.of("backend", "frontend")) {
            String name = "localhost/" + vertical + "-" + component;
            images("retag", "--from", name + ":" + from, "--to", name + ":" + version, "--import");
        }
    }

    private static void pack(Path folder, Path jar) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.list(folder)) {
            // The directory entries too: class path scanning looks for the folder itself.
            for (String directory : List.of("db/", "db/migration/")) {
                out.putNextEntry(entry(directory));
            }
            for (Path script : files.sorted().toList()) {
                out.putNextEntry(entry("db/migration/" + script.getFileName()));
                Files.copy(script, out);
            }
        }
    }

    private static JarEntry entry(String name) {
        var entry = new JarEntry(name);
        entry.setTime(0); // the same scripts make the same image
        return entry;
    }

    /** Builds a program of another language and imports it as both images of a vertical. */
    static void foreign(Path source, String vertical, String version) throws IOException, InterruptedException {
        Path program = Path.of("target", vertical).toAbsolutePath();
        run(source, Map.of("CGO_ENABLED", "0"), "go", "build", "-trimpath", "-o", program.toString(), ".");
        for (String component : List.of("backend", "frontend")) {
            String name = "localhost/" + vertical + "-" + component + ":" + version;
            images("wrap", "--program", program.toString(), "--to", name, "--import");
        }
    }

    /** Runs the program that builds images. */
    static void images(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("go", "run", "."));
        command.addAll(List.of(arguments));
        run(Path.of("..", "cluster", "images"), Map.of(), command.toArray(String[]::new));
    }

    static String run(Path folder, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process tool = builder.start();
        String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (tool.waitFor() != 0) {
            throw new AssertionError(String.join(" ", command) + " failed:\n" + said);
        }
        return said;
    }
}
