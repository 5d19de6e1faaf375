package dev.isem.erp.core.tenant;

import dev.isem.erp.core.Menu;
import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.FieldType;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.Text;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The company that one works for, as it sees and changes itself. What becomes of all of them is told by {@link SuiteTenantEndpoints}. */
@RestController
@RequestMapping("/api/tenants")
public class TenantEndpoints extends CrudEndpoints {

    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    /** Who works until later than noon works the next day. */
    private static final LocalTime LATEST_CUT_OFF = LocalTime.NOON;

    TenantEndpoints(Store store) {
        super(tenants(), store);
    }

    /** What a tenant is. */
    public static Resource tenants() {
        return Resource.of("tenants", "auth.tenants", Text.of("Empresa", "Company"), Text.of("Empresa", "Company"))
                .tenantIn("id")
                .icon("business")
                .order(60)
                .under(Menu.ADMINISTRATION)
                .only(Resource.Ability.READ, Resource.Ability.UPDATE)
                .fields(
                        slug(),
                        Field.text("name", "Nombre", "Name").required().inList().searched(),
                        Field.text("rfc", "RFC", "RFC").max(13).inList(),
                        timezone(),
                        dayCutOff(),
                        currency(),
                        Plan.field().readOnly(),
                        Field.of(FieldType.TAGS, "modules", "Aplicaciones", "Applications")
                                .readOnly(),
                        status());
    }

    static Field slug() {
        return Field.code("slug", "Clave", "Slug")
                .matching("[a-z][a-z0-9-]{0,39}")
                .max(40)
                .onlyOnCreate();
    }

    static Field timezone() {
        return Field.text("timezone", "Zona horaria", "Time zone").max(40).otherwise("America/Mexico_City");
    }

    static Field dayCutOff() {
        return Field.time("dayCutOff", "Corte del día", "Day cut-off").otherwise(LocalTime.MIDNIGHT);
    }

    static Field currency() {
        return Field.text("currency", "Moneda", "Currency")
                .max(3)
                .matching("[A-Z]{3}")
                .otherwise("MXN");
    }

    static Field status() {
        return Field.choice(
                        "status",
                        "Estado",
                        "Status",
                        Choice.of("active", "Activa", "Active").toned(Choice.Tone.SUCCESS),
                        Choice.of("suspended", "Suspendida", "Suspended").toned(Choice.Tone.ERROR))
                .readOnly();
    }

    @Override
    protected void check(Values values) {
        mustHoldADay(values);
    }

    /** Refuses a clock that there is not, and a day that ends when it should not. */
    static void mustHoldADay(Values values) {
        values.text("timezone").filter(zone -> !ZONES.contains(zone)).ifPresent(_ -> {
            throw Problem.invalid(
                    "/timezone",
                    "No existe esta zona horaria; escríbala como America/Mexico_City.",
                    "There is no such time zone; write it like America/Mexico_City.");
        });
        values.time("dayCutOff").filter(LATEST_CUT_OFF::isBefore).ifPresent(_ -> {
            throw Problem.invalid(
                    "/dayCutOff",
                    "El día se corta entre las 00:00 y las 12:00.",
                    "A day is cut off between 00:00 and 12:00.");
        });
    }
}
