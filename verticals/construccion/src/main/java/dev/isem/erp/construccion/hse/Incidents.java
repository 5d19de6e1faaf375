package dev.isem.erp.construccion.hse;

import dev.isem.erp.construccion.hr.EmployeeFields;
import dev.isem.erp.platform.resource.Row;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rules of incidents: what each kind tells, and that none is closed before all is known and done. */
@Component
class Incidents {

    /** How many actions of the incident {@code t} are not done. */
    static final String OPEN_ACTIONS = "(SELECT count(*)::int FROM construccion_hse.incident_actions a"
            + " WHERE a.tenant_id = t.tenant_id AND a.incident_id = t.id AND a.status = 'open')";

    private final JdbcClient jdbc;

    Incidents(Store store) {
        this.jdbc = store.jdbc();
    }

    /** A near miss may have hit nobody; days are lost by accidents of that kind alone. */
    static void mustTellWhatItsKindTells(Values values) {
        IncidentKind kind = IncidentKind.of(values.text("kind").orElseThrow());
        if (kind != IncidentKind.NEAR_MISS && values.id(EmployeeFields.FIELD).isEmpty()) {
            throw Problem.invalid(
                    "/" + EmployeeFields.FIELD,
                    "Es obligatorio, salvo en un casi accidente.",
                    "It is required, except of a near miss.");
        }
        if (kind != IncidentKind.LOST_TIME && values.get("lostDays") != null) {
            throw Problem.invalid(
                    "/lostDays",
                    "Solo los tiene un accidente con días perdidos.",
                    "Only an accident with lost time has them.");
        }
    }

    /** Names all that is missing. Nothing of it can be told once the incident is closed. */
    static void mustBeComplete(Row incident) {
        List<Text> missing = new ArrayList<>();
        if (incident.get("rootCause") == null) {
            missing.add(Text.of("la causa raíz", "the root cause"));
        }
        if (IncidentKind.of(incident.text("kind")) == IncidentKind.LOST_TIME && incident.get("lostDays") == null) {
            missing.add(Text.of("los días perdidos", "the days lost"));
        }
        if (incident.get("openActions") instanceof Integer open && open > 0) {
            missing.add(
                    open == 1
                            ? Text.of("hacer 1 acción", "1 action to be done")
                            : Text.of("hacer " + open + " acciones", open + " actions to be done"));
        }
        if (!missing.isEmpty()) {
            throw Problem.conflict(
                    "No se puede cerrar. Falta: " + listed(missing, Text::es) + ".",
                    "It cannot be closed. Missing: " + listed(missing, Text::en) + ".");
        }
    }

    private static String listed(List<Text> texts, Function<Text, String> language) {
        return texts.stream().map(language).collect(Collectors.joining(", "));
    }

    /** Keeps others from closing it, or from changing it at all, until the commit. */
    void holdOpen(UUID incident) {
        String status = jdbc.sql("SELECT status FROM construccion_hse.incidents"
                        + " WHERE tenant_id = :tenant AND id = :id FOR NO KEY UPDATE")
                .param("tenant", Tenancy.current())
                .param("id", incident)
                .query(String.class)
                .single();
        if (status.equals("closed")) {
            throw IncidentEndpoints.incidents().wrongState(status);
        }
    }
}
