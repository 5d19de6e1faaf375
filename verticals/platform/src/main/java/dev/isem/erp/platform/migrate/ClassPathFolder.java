package dev.isem.erp.platform.migrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** The files of one folder in every jar and directory of the class path that has it. */
final class ClassPathFolder {

    private ClassPathFolder() {}

    /** Text by file name. A name that comes twice keeps both, the second under its jar's name, to be told. */
    static SortedMap<String, List<String>> read(ClassLoader loader, String folder) {
        SortedMap<String, List<String>> files = new TreeMap<>();
        try {
            for (URL url : Collections.list(loader.getResources(folder))) {
                if (url.openConnection() instanceof JarURLConnection jar) {
                    readJar(jar, files);
                } else {
                    readDirectory(url.toURI(), files);
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (URISyntaxException malformed) {
            throw new IllegalStateException(malformed);
        }
        return files;
    }

    private static void readJar(JarURLConnection connection, SortedMap<String, List<String>> files) throws IOException {
        String prefix = connection.getEntryName().replaceAll("/?$", "/");
        connection.setUseCaches(false);
        try (JarFile jar = connection.getJarFile()) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (!entry.isDirectory() && entry.getName().startsWith(prefix)) {
                    try (var content = jar.getInputStream(entry)) {
                        add(files, entry.getName().substring(prefix.length()), content.readAllBytes());
                    }
                }
            }
        }
    }

    private static void readDirectory(URI directory, SortedMap<String, List<String>> files) throws IOException {
        Path root = Path.of(directory);
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                add(files, root.relativize(path).toString(), Files.readAllBytes(path));
            }
        }
    }

    private static void add(SortedMap<String, List<String>> files, String name, byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        files.merge(
                name,
                List.of(text),
                (one, other) -> Stream.concat(one.stream(), other.stream()).toList());
    }
}
