package dev.isem.erp.crds;

import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** One installation: the domain, the database and the cache that all its verticals share. */
@Group(ErpSuite.GROUP)
@Version(ErpSuite.VERSION)
@Kind("ErpSuite")
@Plural("erpsuites")
@Singular("erpsuite")
@ShortNames("erps")
@Categories("erp")
@AdditionalPrinterColumn(name = "DOMAIN", jsonPath = ".spec.domain")
@AdditionalPrinterColumn(name = "DATABASE", jsonPath = ".status.database.host")
@AdditionalPrinterColumn(name = "VERTICALS", jsonPath = ".status.verticals")
@AdditionalPrinterColumn(name = "READY", jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(name = "REASON", jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason")
@AdditionalPrinterColumn(name = "RELEASE", jsonPath = ".status.release.progress")
@AdditionalPrinterColumn(name = "TRAIN", jsonPath = ".status.release.state")
@AdditionalPrinterColumn(
        name = "AGE",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
@ValidationRule(
        value = "self.metadata.name.size() <= 30",
        message = "a suite's name has at most 30 characters: names of its objects are derived from it")
public class ErpSuite extends CustomResource<ErpSuiteSpec, ErpSuiteStatus> implements Namespaced {
    public static final String GROUP = "erp.isem.dev";
    public static final String VERSION = "v1alpha1";
    private static final long serialVersionUID = 1;
}
