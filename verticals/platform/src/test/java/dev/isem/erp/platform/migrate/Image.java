package dev.isem.erp.platform.migrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;

/** A vertical's image as far as a migration sees it: a version, and scripts on a class path. */
record Image(String release, Path root) {

    static Image of(String release, Path folder) {
        try {
            Path root = Files.createTempDirectory(folder, "image");
            Files.createDirectories(root.resolve(MigrationScripts.LOCATION));
            return new Image(release, root);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Image with(String script, String text) {
        try {
            Files.writeString(root.resolve(MigrationScripts.LOCATION).resolve(script), text);
            return this;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    ClassLoader loader() {
        try {
            return new URLClassLoader(new URL[] {root.toUri().toURL()}, null);
        } catch (MalformedURLException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    MigrationScripts scripts() {
        return MigrationScripts.read(loader(), MigrationScripts.LOCATION);
    }
}
