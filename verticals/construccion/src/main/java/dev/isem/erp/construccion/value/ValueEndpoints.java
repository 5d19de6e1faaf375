package dev.isem.erp.construccion.value;

import dev.isem.erp.construccion.parameter.Parameters;
import dev.isem.erp.platform.openapi.Described;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.security.Allowed;
import dev.isem.erp.platform.web.DateParameter;
import dev.isem.erp.platform.web.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The earned value of one project: on a day, and as a curve. For whoever reads budgets. */
@RestController
class ValueEndpoints {

    /** Ten years of weeks: more than that is a mistake in a date. */
    private static final int MOST_POINTS = 530;

    private final Store store;
    private final ProjectValues values;
    private final Parameters parameters;

    ValueEndpoints(Store store, ProjectValues values, Parameters parameters) {
        this.store = store;
        this.values = values;
        this.parameters = parameters;
    }

    /** By the end of a day, which is the tenant's today unless another one is asked for. */
    @GetMapping("/api/projects/{id}/earned-value")
    @Allowed(resource = "budgets", action = "read")
    @Described("Planned, earned and actual value of a project on a day")
    ValueView.Day onDay(@PathVariable UUID id, @RequestParam(required = false) @Nullable String on) {
        return store.transactions().read(() -> {
            ProjectValue project = values.get(id);
            LocalDate today = store.calendars().today();
            LocalDate day = on == null ? today : DateParameter.read(on);
            if (day.isAfter(today)) {
                throw Problem.badRequest(
                        "Ese día aún no llega; lo planeado se ve en la curva.",
                        "That day has not come yet; what is planned is in the curve.");
            }
            return ValueView.of(project, project.on(day), values.concepts(id, day), parameters.ofAlerts());
        });
    }

    /**
     * From one day to another; else over all that is planned and happened.
     *
     * @param step week or month
     */
    @GetMapping("/api/projects/{id}/scurve")
    @Allowed(resource = "budgets", action = "read")
    @Described("Planned, earned and actual value of a project over its time")
    ValueView.Curve curve(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "month") String step) {
        return store.transactions().read(() -> {
            ProjectValue project = values.get(id);
            LocalDate today = store.calendars().today();
            ProjectValue.Span all = project.span().orElse(new ProjectValue.Span(today, today));
            LocalDate first = from == null ? all.first() : DateParameter.read(from);
            LocalDate last = to == null ? all.last() : DateParameter.read(to);
            List<ValueView.Point> points = days(step(step), first, last, today).stream()
                    .map(project::on)
                    .map(value -> ValueView.Point.of(value, today))
                    .toList();
            return new ValueView.Curve(
                    first.toString(), last.toString(), today.toString(), ValueView.text(project.budget()), points);
        });
    }

    private static List<LocalDate> days(CurveStep step, LocalDate from, LocalDate to, LocalDate today) {
        DateParameter.mustBeInOrder(from, to);
        if (step.pointsBetween(from, to) > MOST_POINTS) {
            throw Problem.badRequest(
                    "El periodo tiene demasiados puntos. Pida menos tiempo, o por mes.",
                    "The period has too many points. Ask for less time, or by month.");
        }
        return step.days(from, to, today);
    }

    private static CurveStep step(String name) {
        return switch (name) {
            case "week" -> CurveStep.WEEK;
            case "month" -> CurveStep.MONTH;
            default -> throw Problem.badRequest("El paso es week o month.", "The step is week or month.");
        };
    }
}
