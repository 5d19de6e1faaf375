package dev.isem.erp.e2e;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Later versions of construccion: real images, each one more layer of migration scripts on the image before. Their
 * scripts stand in {@code src/test/resources/releases/<version>/}. And a first version of each vertical, with fewer.
 */
final class Releases {
    /** A version before the first of the samples. */
    static final String FIRST = "0.1.0";

    private static final String PROJECT = "localhost/construccion";
    private static final Pattern SCRIPT = Pattern.compile("db/migration/V(\\d+)__\\w+\\.sql");

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

    /** Builds a vertical's images of {@link #FIRST}: today's, but for the scripts after this one. */
    static void first(String vertical, int newest) throws IOException, InterruptedException {
        Path jar = Path.of("target", "releases", "first", vertical + ".jar");
        Files.createDirectories(jar.getParent());
        cut(Path.of("..", "verticals", vertical, "target", vertical + ".jar"), newest, jar);
        String project = "localhost/" + vertical;
        images(
                "derive",
                "--from",
                project + "-backend:1.0.0",
                "--jar",
                jar.toAbsolutePath().toString(),
                "--over",
                "--tag",
                FIRST,
                "--import");
        images("retag", "--from", project + "-frontend:1.0.0", "--to", project + "-frontend:" + FIRST, "--import");
    }

    /** The schema version that a vertical's scripts lead to. */
    static int newest(String vertical) throws IOException {
        Path scripts = Path.of("..", "verticals", vertical, "src", "main", "resources", "db", "migration");
        try (var files = Files.list(scripts)) {
            return files.mapToInt(file -> version("db/migration/" + file.getFileName()))
                    .max()
                    .orElseThrow();
        }
    }

    private static void cut(Path whole, int newest, Path jar) throws IOException {
        try (var in = new ZipFile(whole.toFile());
                var out = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (ZipEntry kept : Collections.list(in.entries())) {
                if (version(kept.getName()) <= newest) {
                    out.putNextEntry(entry(kept.getName()));
                    in.getInputStream(kept).transferTo(out);
                }
            }
        }
    }

    /** That of a migration script; 0 for any other file. */
    private static int version(String file) {
        Matcher script = SCRIPT.matcher(file);
        return script.matches() ? Integer.parseInt(script.group(1)) : 0;
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
