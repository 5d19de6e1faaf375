package dev.isem.erp.operator.observe;

import dev.isem.erp.crds.ErpSuite;
import dev.isem.erp.crds.ErpVertical;
import dev.isem.erp.operator.render.Installation;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one pass sees of a vertical and its surroundings. Never changed.
 *
 * @param suite absent when the manifest names one that does not exist
 * @param neighbours the suite's other verticals, by name
 * @param jobs the vertical's own migration Jobs
 * @param pods of those Jobs
 * @param neighbourJobs migration Jobs of the neighbours
 * @param owned its live objects, Jobs apart
 */
public record Observation(
        ErpVertical vertical,
        @Nullable ErpSuite suite,
        List<ErpVertical> neighbours,
        List<Job> jobs,
        List<Pod> pods,
        List<Job> neighbourJobs,
        Owned owned,
        Installation installation) {}
