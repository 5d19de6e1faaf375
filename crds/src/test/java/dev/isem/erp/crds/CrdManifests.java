package dev.isem.erp.crds;

import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.crdv2.generator.CRDPostProcessor;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceColumnDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Makes the CRDs from the records, with what annotations cannot say: list types, and columns in reading order. */
final class CrdManifests {
    private static final List<String> COLUMNS = List.of(
            "DOMAIN",
            "DATABASE",
            "VERTICALS",
            "RELEASE",
            "TRAIN",
            "VERSION",
            "SCHEMA",
            "READY",
            "REASON",
            "WAITING-FOR",
            "AGE",
            "HOST",
            "API",
            "REPLICAS",
            "ASKED-BY-RELEASE",
            "MESSAGE");

    private CrdManifests() {}

    /** File name to content, for every resource of the API. */
    static Map<String, String> generate() {
        Map<String, ByteArrayOutputStream> written = new TreeMap<>();
        CRDPostProcessor finish = new CRDPostProcessor() {
            @Override
            public HasMetadata process(HasMetadata crd, String version) {
                return finished((CustomResourceDefinition) crd);
            }
        };
        try (var output = new CRDGenerator.AbstractCRDOutput<ByteArrayOutputStream>() {
            @Override
            protected ByteArrayOutputStream createStreamFor(String crdName) {
                return written.computeIfAbsent(
                        crdName.replaceAll("-v1$", "") + ".yaml", _ -> new ByteArrayOutputStream());
            }
        }) {
            new CRDGenerator()
                    .customResourceClasses(List.of(ErpSuite.class, ErpVertical.class))
                    .forCRDVersions("v1")
                    .withMinQuotes(true)
                    .withPostProcessor(finish)
                    .withOutput(output)
                    .generate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> manifests = new TreeMap<>();
        written.forEach((name, bytes) -> manifests.put(name, bytes.toString(StandardCharsets.UTF_8)));
        return manifests;
    }

    private static CustomResourceDefinition finished(CustomResourceDefinition crd) {
        for (var version : crd.getSpec().getVersions()) {
            List<CustomResourceColumnDefinition> columns = new ArrayList<>(version.getAdditionalPrinterColumns());
            columns.sort(Comparator.comparingInt(column -> COLUMNS.indexOf(column.getName())));
            version.setAdditionalPrinterColumns(columns);
            JSONSchemaProps root = version.getSchema().getOpenAPIV3Schema();
            JSONSchemaProps conditions = property(property(root, "status"), "conditions");
            conditions.setXKubernetesListType("map");
            conditions.setXKubernetesListMapKeys(List.of("type"));
            conditions.getItems().getSchema().setRequired(List.of("type"));
            setLists(property(root, "spec"));
        }
        return crd;
    }

    private static JSONSchemaProps property(JSONSchemaProps schema, String name) {
        return Objects.requireNonNull(schema.getProperties().get(name), name);
    }

    /** Lists of names are sets: order means nothing and a double is a mistake. */
    private static void setLists(JSONSchemaProps schema) {
        if (schema.getProperties() == null) {
            return;
        }
        schema.getProperties().forEach((name, property) -> {
            boolean ofNames = property.getItems() != null
                    && "string".equals(property.getItems().getSchema().getType());
            if ("env".equals(name)) {
                property.setXKubernetesListType("map");
                property.setXKubernetesListMapKeys(List.of("name"));
            } else if ("schemas".equals(name)) {
                property.setXKubernetesListType("atomic");
            } else if (ofNames) {
                property.setXKubernetesListType("set");
            }
            setLists(property);
        });
    }
}
