package dev.isem.erp.operator.observe;

import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.operator.render.Installation;
import java.util.List;

/** What one pass sees of a suite. Never changed. */
public record SuiteObservation(ErpSuite suite, List<ErpVertical> verticals, Owned owned, Installation installation) {}
