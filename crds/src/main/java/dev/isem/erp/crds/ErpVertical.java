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

/** One application of the suite: its version, its schemas, what it needs of its neighbours, its addresses. */
@Group(ErpSuite.GROUP)
@Version(ErpSuite.VERSION)
@Kind("ErpVertical")
@Plural("erpverticals")
@Singular("erpvertical")
@ShortNames("erpv")
@Categories("erp")
@AdditionalPrinterColumn(name = "VERSION", jsonPath = ".status.version")
@AdditionalPrinterColumn(
        name = "SCHEMA",
        jsonPath = ".status.schemaVersion",
        type = AdditionalPrinterColumn.Type.INTEGER)
@AdditionalPrinterColumn(name = "READY", jsonPath = ".status.conditions[?(@.type==\"Ready\")].status")
@AdditionalPrinterColumn(name = "REASON", jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason")
@AdditionalPrinterColumn(name = "WAITING-FOR", jsonPath = ".status.waitingFor")
@AdditionalPrinterColumn(
        name = "AGE",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE)
@AdditionalPrinterColumn(name = "HOST", jsonPath = ".status.urls.frontend", priority = 1)
@AdditionalPrinterColumn(name = "API", jsonPath = ".status.urls.api", priority = 1)
@AdditionalPrinterColumn(
        name = "REPLICAS",
        jsonPath = ".status.replicas",
        type = AdditionalPrinterColumn.Type.INTEGER,
        priority = 1)
@AdditionalPrinterColumn(name = "ASKED-BY-RELEASE", jsonPath = ".status.asked", priority = 1)
@AdditionalPrinterColumn(name = "MESSAGE", jsonPath = ".status.conditions[?(@.type==\"Ready\")].message", priority = 1)
@ValidationRule(
        value = "self.metadata.name.matches('^[a-z]([a-z0-9-]*[a-z0-9])?$') && self.metadata.name.size() <= 40",
        message = "a vertical's name starts with a letter, has only a-z, 0-9 and -, and at most 40 characters:"
                + " database roles and objects are named after it")
@ValidationRule(
        value = "!(self.metadata.name in ['group', 'admin', 'owners', 'migrators'])",
        message = "this name is taken by a database role of the suite itself; choose another")
public class ErpVertical extends CustomResource<ErpVerticalSpec, ErpVerticalStatus> implements Namespaced {
    private static final long serialVersionUID = 1;
}
