package dev.isem.erp.operator.runtime;

import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ErpSuiteStatus;
import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.crds.ErpVerticalStatus;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out at start whether the cluster's CRDs know every status field that this operator writes. Otherwise each
 * status would be refused with an error that looks like a fault of the server and is tried again for 19 seconds.
 */
final class CrdCheck {

    private CrdCheck() {}

    static void check(KubernetesClient client) {
        check(client, ErpSuite.class, ErpSuiteStatus.class);
        check(client, ErpVertical.class, ErpVerticalStatus.class);
    }

    private static void check(
            KubernetesClient client, Class<? extends CustomResource<?, ?>> resource, Class<? extends Record> status) {
        String name = CustomResource.getCRDName(resource);
        CustomResourceDefinition crd = client.apiextensions()
                .v1()
                .customResourceDefinitions()
                .withName(name)
                .get();
        if (crd == null) {
            throw new IllegalStateException("the CRD " + name
                    + " is not installed. Nothing was changed. Install the chart's CRDs and start again.");
        }
        List<String> unknown = unknownFields(crd, status);
        if (!unknown.isEmpty()) {
            throw new IllegalStateException("the CRD " + name + " is older than this operator: it lacks "
                    + String.join(", ", unknown) + ". Nothing was changed. Apply this version's CRDs and start again.");
        }
    }

    static List<String> unknownFields(CustomResourceDefinition crd, Class<? extends Record> status) {
        var unknown = new ArrayList<String>();
        crd.getSpec().getVersions().stream()
                .filter(version -> ErpSuite.VERSION.equals(version.getName()))
                .map(version ->
                        version.getSchema().getOpenAPIV3Schema().getProperties().get("status"))
                .forEach(schema -> collect("status", status, schema, unknown));
        return unknown;
    }

    /** Of a list, what it is a list of. */
    private static Optional<Class<?>> elementOf(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType list
                        && list.getActualTypeArguments()[0] instanceof Class<?> element
                ? Optional.of(element)
                : Optional.empty();
    }

    private static JSONSchemaProps itemsOf(JSONSchemaProps field) {
        return field.getItems() == null ? field : field.getItems().getSchema();
    }

    private static void collect(String at, Class<?> type, @Nullable JSONSchemaProps schema, List<String> unknown) {
        if (!type.isRecord() || schema == null || schema.getProperties() == null) {
            return;
        }
        for (RecordComponent component : type.getRecordComponents()) {
            String path = at + "." + component.getName();
            JSONSchemaProps field = schema.getProperties().get(component.getName());
            if (field == null) {
                unknown.add(path);
            } else {
                collect(path, elementOf(component).orElse(component.getType()), itemsOf(field), unknown);
            }
        }
    }
}
