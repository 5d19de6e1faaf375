package dev.isem.erp.operator.render;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;

/** Probes with every field that the server would default, so that nothing differs at rest. */
final class Probes {

    private Probes() {}

    static Probe http(String path, String port, int periodSeconds, int failures) {
        return timing(periodSeconds, failures)
                .withNewHttpGet()
                .withPath(path)
                .withPort(new IntOrString(port))
                .endHttpGet()
                .build();
    }

    static Probe tcp(String port, int periodSeconds, int failures) {
        return timing(periodSeconds, failures)
                .withNewTcpSocket()
                .withPort(new IntOrString(port))
                .endTcpSocket()
                .build();
    }

    static Probe command(int periodSeconds, int failures, String... command) {
        return timing(periodSeconds, failures)
                .withNewExec()
                .withCommand(command)
                .endExec()
                .build();
    }

    private static ProbeBuilder timing(int periodSeconds, int failures) {
        return new ProbeBuilder()
                .withPeriodSeconds(periodSeconds)
                .withFailureThreshold(failures)
                .withTimeoutSeconds(3);
    }
}
