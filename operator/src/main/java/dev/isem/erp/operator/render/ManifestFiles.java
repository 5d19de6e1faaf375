package dev.isem.erp.operator.render;

import dev.isem.erp.crds.FileSource;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import java.util.stream.IntStream;

/** Files that the manifest brings into the back end. */
final class ManifestFiles {

    private ManifestFiles() {}

    static List<Volume> volumes(Release release) {
        List<FileSource> files = release.vertical().getSpec().backend().files();
        return IntStream.range(0, files.size())
                .mapToObj(index -> volume(name(index), files.get(index)))
                .toList();
    }

    static List<VolumeMount> mounts(Release release) {
        List<FileSource> files = release.vertical().getSpec().backend().files();
        return IntStream.range(0, files.size())
                .mapToObj(index -> Pods.readOnly(name(index), files.get(index).mountPath()))
                .toList();
    }

    private static Volume volume(String name, FileSource source) {
        String secret = source.secret();
        String configMap = source.configMap();
        return secret != null ? Pods.secret(name, secret) : Pods.configMap(name, configMap == null ? "" : configMap);
    }

    private static String name(int index) {
        return "files-" + index;
    }
}
