package dev.isem.erp.construccion.hse;

import dev.isem.erp.construccion.Menu;
import dev.isem.erp.construccion.project.ProjectFields;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.FieldType;
import dev.isem.erp.platform.resource.PastDay;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.web.Text;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Safety trainings that were held, at a work or for all of them. */
@RestController
@RequestMapping("/api/trainings")
public class TrainingEndpoints extends CrudEndpoints {

    private final Trainings trainings;

    TrainingEndpoints(Store store, Trainings trainings) {
        super(trainings(), store);
        this.trainings = trainings;
    }

    /** What a training is. */
    public static Resource trainings() {
        return Resource.of(
                        "trainings",
                        "construccion_hse.trainings",
                        Text.of("Capacitaciones", "Trainings"),
                        Text.of("Capacitación", "Training"))
                .joining("LEFT JOIN construccion.projects p ON p.tenant_id = t.tenant_id AND p.id = t.project_id")
                .icon("list")
                .newestFirst("heldOn")
                .calledBy("topic", "heldOn")
                .order(64)
                .under(Menu.SAFETY)
                .fields(
                        Field.text("topic", "Tema", "Topic").required().inList().searched(),
                        ProjectFields.reference(),
                        ProjectFields.name(),
                        Field.date("heldOn", "Impartida el", "Held on")
                                .required()
                                .inList(),
                        Field.decimal("hours", 2, "Horas", "Hours")
                                .required()
                                .positive()
                                .atMost(100)
                                .inList(),
                        Field.text("trainer", "Instructor", "Trainer")
                                .required()
                                .inList()
                                .searched(),
                        Field.of(FieldType.INTEGER, "attendees", "Asistentes", "Attendees")
                                .readAs("(SELECT count(*)::int FROM construccion_hse.training_attendees a"
                                        + " WHERE a.tenant_id = t.tenant_id AND a.training_id = t.id)")
                                .inList())
                .children(new Resource.Child("training-attendees", "trainingId"));
    }

    @Override
    protected void check(Values values) {
        PastDay.check(values, "heldOn", store());
    }

    /** What else is told of a training may be corrected whoever has left since. */
    @Override
    protected Row change(UUID id, int version, Values values) {
        LocalDate before = table().get(id).date("heldOn");
        Row changed = super.change(id, version, values);
        LocalDate day = changed.date("heldOn");
        if (!day.equals(before)) {
            trainings.mustFitAttendees(id, day);
        }
        return changed;
    }
}
