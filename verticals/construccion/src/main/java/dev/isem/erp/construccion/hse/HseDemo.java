package dev.isem.erp.construccion.hse;

import dev.isem.erp.platform.demo.DemoFile;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import java.util.List;
import org.springframework.stereotype.Component;

/** Risks, incidents, equipment and trainings of the demo's works. Its employees are there before. */
@Component
public class HseDemo {

    /** Each has a file of its name. Whatever refers to another comes after it. */
    private static final List<Resource> RECORDS = List.of(
            RiskEndpoints.risks(),
            IncidentEndpoints.incidents(),
            IncidentActionEndpoints.actions(),
            PpeDeliveryEndpoints.deliveries(),
            TrainingEndpoints.trainings(),
            TrainingAttendeeEndpoints.attendees());

    private final Store store;

    HseDemo(Store store) {
        this.store = store;
    }

    /** Loads what is not there yet, in the tenant's transaction. */
    public void load(String slug) {
        RECORDS.forEach(
                records -> DemoFile.read("demo/" + records.name() + ".csv").load(store, records, slug));
    }
}
