package dev.isem.erp.platform.migrate;

import java.io.Reader;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;
import org.jspecify.annotations.Nullable;

/** Hands Flyway the very scripts whose headers were read, so that nothing else on the class path can run. */
final class ScriptResources implements ResourceProvider {

    private final SortedMap<String, String> files = new TreeMap<>();

    ScriptResources(MigrationScripts scripts) {
        scripts.scripts().forEach(script -> files.put(script.name(), script.text()));
        files.putAll(scripts.configurations());
    }

    @Override
    public @Nullable LoadableResource getResource(String name) {
        String text = files.get(name.substring(name.lastIndexOf('/') + 1));
        return text == null ? null : new Text(name, text);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().startsWith(prefix)
                        && Arrays.stream(suffixes).anyMatch(file.getKey()::endsWith))
                .map(ScriptResources::resource)
                .toList();
    }

    private static LoadableResource resource(Map.Entry<String, String> file) {
        return new Text(file.getKey(), file.getValue());
    }

    /** A script as Flyway reads it. */
    private static final class Text extends LoadableResource {

        private final String name;
        private final String text;

        Text(String name, String text) {
            this.name = name;
            this.text = text;
        }

        @Override
        public Reader read() {
            return new StringReader(text);
        }

        @Override
        public String getAbsolutePath() {
            return name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return name;
        }

        @Override
        public String getFilename() {
            return name.substring(name.lastIndexOf('/') + 1);
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
