package dev.isem.erp.operator.cluster;

import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real API server with etcd and controllers, without a node: started once for all tests of this process. */
public final class ControlPlane {

    private static final String READY = "ready KUBECONFIG=";
    private static final Path CRDS = Path.of("../crds/manifests");

    private record Running(Path kubeconfig, KubernetesClient client) {}

    private static final class Holder {
        private static final Running SERVER = start();
    }

    private ControlPlane() {}

    /** A client with all rights. */
    public static KubernetesClient admin() {
        return Holder.SERVER.client();
    }

    /** What kubectl prints, both streams, and nothing of its exit code: people read the words. */
    public static String kubectl(String input, String... arguments) {
        try {
            var command =
                    new ArrayList<>(List.of(program().resolveSibling("kubectl").toString()));
            command.addAll(List.of(arguments));
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("KUBECONFIG", Holder.SERVER.kubeconfig().toString());
            Process kubectl = builder.start();
            try (var stdin = kubectl.outputWriter()) {
                stdin.write(input);
            }
            return new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Running start() {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "control-plane")
                    .toAbsolutePath();
            Process process = new ProcessBuilder(program().toString(), "control-plane", "--dir", folder.toString())
                    .redirectError(folder.resolve("output").toFile())
                    .start();
            // It ends, with all its children, when its standard input closes: also when this process is killed.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process, folder)));
            Path kubeconfig = kubeconfig(process.inputReader(), folder);
            KubernetesClient client = client(kubeconfig);
            install(client);
            Rights.grant(client);
            return new Running(kubeconfig, client);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path program() throws IOException {
        Path cache = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .map(Path::of)
                .orElse(Path.of(System.getProperty("user.home"), ".cache"));
        Path current = cache.resolve("erp-suite/tools-current");
        if (!Files.exists(current)) {
            throw new IOException("integration tests need the cluster's programs in " + cache
                    + "/erp-suite: ./erp test builds them first");
        }
        return Path.of(Files.readString(current).strip(), "erp-cluster");
    }

    private static Path kubeconfig(BufferedReader output, Path folder) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(READY)) {
                return Path.of(line.substring(READY.length()));
            }
        }
        throw new IOException("the control plane did not become ready; its log is " + folder.resolve("output"));
    }

    /** A client as the operator's own: few retries, keys of elliptic curves. */
    public static KubernetesClient client(Path kubeconfig) throws IOException {
        var config = io.fabric8.kubernetes.client.Config.fromKubeconfig(kubeconfig.toFile());
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(config)
                        .withClientKeyAlgo("EC")
                        .withRequestRetryBackoffLimit(3)
                        .build())
                .build();
    }

    private static void install(KubernetesClient client) throws IOException {
        for (String crd : new String[] {"erpsuites", "erpverticals"}) {
            try (var manifest = Files.newInputStream(CRDS.resolve(crd + ".erp.isem.dev.yaml"))) {
                client.load(manifest).serverSideApply();
            }
        }
        for (String crd : new String[] {"erpsuites", "erpverticals"}) {
            client.apiextensions()
                    .v1()
                    .customResourceDefinitions()
                    .withName(crd + ".erp.isem.dev")
                    .waitUntilCondition(
                            found -> found != null
                                    && found.getStatus() != null
                                    && found.getStatus().getConditions().stream()
                                            .anyMatch(each -> "Established".equals(each.getType())
                                                    && "True".equals(each.getStatus())),
                            30,
                            TimeUnit.SECONDS);
        }
    }

    private static void stop(Process process, Path folder) {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            remove(folder);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException inUse) {
            throw new UncheckedIOException(inUse);
        }
    }
}
