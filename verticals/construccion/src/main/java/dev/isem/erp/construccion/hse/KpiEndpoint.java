package dev.isem.erp.construccion.hse;

import dev.isem.erp.construccion.project.Projects;
import dev.isem.erp.platform.openapi.Described;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.security.Allowed;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How safe works are, in figures. For whoever reads incidents. */
@RestController
class KpiEndpoint {

    private final Store store;
    private final Projects projects;
    private final SafetyRecords records;

    KpiEndpoint(Store store, Projects projects, SafetyRecords records) {
        this.store = store;
        this.projects = projects;
        this.records = records;
    }

    /** Of one work or of all, from the first day of a year on and up to the tenant's today unless told otherwise. */
    @GetMapping("/api/hse/kpis")
    @Allowed(resource = "incidents", action = "read")
    @Described(value = "Safety figures of a project, or of all, over a period", refuses = 404)
    KpiView kpis(
            @RequestParam(required = false) @Nullable UUID projectId,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        return store.transactions().read(() -> {
            LocalDate today = store.calendars().today();
            Period period = Period.of(from, to, today);
            Optional<UUID> project = Optional.ofNullable(projectId);
            project.ifPresent(projects::mustExist);
            return KpiView.of(
                    period,
                    records.kpis(project, period),
                    records.openRisks(project),
                    records.overdueActions(project, today));
        });
    }
}
