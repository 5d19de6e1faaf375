package dev.isem.erp.operator.apply;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.junit.jupiter.api.Test;

/** Live objects as a real server answered, cut down to the fields that matter. */
class DifferenceTest {

    private static final String WANT = """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: a, namespace: b, labels: {x: "1"}}
            spec:
              replicas: 2
              template:
                spec:
                  containers:
                  - name: backend
                    image: i:1
                    env: [{name: A, value: "1"}]
                    resources: {limits: {cpu: "0.5"}}
            """;

    private static final String LIVE = """
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: a
              namespace: b
              labels: {x: "1", theirs: "2"}
              managedFields:
              - manager: erp-operator
                operation: Apply
                fieldsV1:
                  f:metadata: {f:labels: {f:x: {}}}
                  f:spec:
                    f:replicas: {}
                    f:template:
                      f:spec:
                        f:containers:
                          'k:{"name":"backend"}':
                            .: {}
                            f:name: {}
                            f:image: {}
                            f:env:
                              'k:{"name":"A"}': {.: {}, f:name: {}, f:value: {}}
                            f:resources: {f:limits: {f:cpu: {}}}
              - manager: kubectl
                operation: Update
                fieldsV1: {f:metadata: {f:labels: {f:theirs: {}}}}
            spec:
              replicas: 2
              progressDeadlineSeconds: 600
              template:
                spec:
                  containers:
                  - name: injected
                    image: sidecar
                  - name: backend
                    image: i:1
                    terminationMessagePath: /dev/termination-log
                    env: [{name: A, value: "1"}, {name: THEIRS, value: x}]
                    resources: {limits: {cpu: 500m}}
            """;

    @Test
    void whatTheServerFillsInAndOthersAddIsNoDifference() {
        assertThat(Difference.first(yaml(WANT), yaml(LIVE), "erp-operator")).isEmpty();
    }

    @Test
    void anObjectThatWeNeverAppliedDiffers() {
        assertThat(Difference.first(yaml(WANT), yaml(LIVE), "another")).contains("never applied");
    }

    @Test
    void aChangedImageIsFoundBehindAnInjectedContainer() {
        assertThat(difference(WANT, LIVE.replace("image: i:1", "image: evil"))).contains("image is \"evil\"");
    }

    @Test
    void aValueThatSomebodyElseOwnsNowIsTakenBack() {
        assertThat(difference(WANT, LIVE.replace("f:replicas: {}", "f:paused: {}")))
                .contains(".spec.replicas is not ours");
    }

    @Test
    void scaledPodsAreFound() {
        assertThat(difference(WANT, LIVE.replace("replicas: 2\n  progress", "replicas: 5\n  progress")))
                .contains(".spec.replicas is 5");
    }

    @Test
    void aVariableThatWeNoLongerWantIsFound() {
        assertThat(difference(WANT.replace("env: [{name: A, value: \"1\"}]", "args: [serve]"), LIVE))
                .isNotEmpty();
        assertThat(difference(WANT.replace("        env: [{name: A, value: \"1\"}]\n", ""), LIVE))
                .contains("env is no longer wanted");
    }

    @Test
    void aNewVariableIsFound() {
        assertThat(difference(WANT.replace("env: [", "env: [{name: B, value: \"2\"}, "), LIVE))
                .contains("has new items");
    }

    @Test
    void aMissingLabelIsFound() {
        assertThat(difference(WANT, LIVE.replace("labels: {x: \"1\", ", "labels: {")))
                .contains("labels.x is missing");
    }

    @Test
    void quantitiesAreComparedByValue() {
        assertThat(difference(WANT, LIVE.replace("cpu: 500m", "cpu: 600m"))).contains("limits.cpu is");
    }

    private static String difference(String want, String live) {
        return Difference.first(yaml(want), yaml(live), "erp-operator").orElse("");
    }

    private static JsonNode yaml(String text) {
        return Serialization.unmarshal(text, JsonNode.class);
    }
}
