package dev.isem.erp.construccion.parameter;

import dev.isem.erp.construccion.Menu;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.Text;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a company has set for itself: one record, or none while the usual limits suit it. */
@RestController
@RequestMapping("/api/parameters")
public class ParameterEndpoints extends CrudEndpoints {

    private static final Text RED = Text.of("No puede ser mayor que el rojo.", "It cannot be more than the red one.");

    ParameterEndpoints(Store store) {
        super(parameters(), store);
    }

    /** What a company can set. */
    public static Resource parameters() {
        return Resource.of(
                        "parameters",
                        "construccion.parameters",
                        Text.of("Parámetros", "Parameters"),
                        Text.of("Juego de parámetros", "Set of parameters"))
                .joining("LEFT JOIN auth.tenants c ON c.id = t.tenant_id")
                .icon("list")
                .sortedBy("company")
                .calledBy("company")
                .order(90)
                .under(Menu.SETTINGS)
                .only(Resource.Ability.READ, Resource.Ability.CREATE, Resource.Ability.UPDATE)
                .fields(Stream.concat(
                                Stream.of(company()),
                                Arrays.stream(Parameter.values()).map(Parameter::asked))
                        .toArray(Field[]::new));
    }

    private static Field company() {
        return Field.text("company", "Empresa", "Company").readAs("c.name").inList();
    }

    @Override
    protected void check(Values values) {
        mustNotBeAbove(values, Parameter.LINE_DEVIATION_YELLOW_PCT, Parameter.LINE_DEVIATION_RED_PCT, RED);
        mustNotBeAbove(values, Parameter.EAC_OVER_YELLOW_PCT, Parameter.EAC_OVER_RED_PCT, RED);
        mustNotBeAbove(
                values,
                Parameter.REMIND_AFTER_HOURS,
                Parameter.ESCALATE_AFTER_HOURS,
                Text.of("No puede ser más tarde que cuando escala.", "It cannot be later than when it escalates."));
        mustNotBeAbove(
                values,
                Parameter.LABOUR_FACTOR_FROM,
                Parameter.LABOUR_FACTOR_TO,
                Text.of("No puede ser mayor que hasta dónde va.", "It cannot be more than where it ends."));
        mustNotBeAbove(
                values,
                Parameter.SUBCONTRACT_ENGINEER_OVER,
                Parameter.SUBCONTRACT_DIRECTOR_OVER,
                Text.of("No puede ser mayor que el de dirección.", "It cannot be more than the director's."));
        if (number(values, Parameter.LABOUR_FACTOR_FROM).compareTo(BigDecimal.ONE) < 0) {
            throw Problem.invalid(
                    "/" + Parameter.LABOUR_FACTOR_FROM.field(),
                    "Es uno o más: nadie cuesta menos que su salario.",
                    "It is one or more: nobody costs less than the wage.");
        }
    }

    private static void mustNotBeAbove(Values values, Parameter lower, Parameter upper, Text why) {
        if (number(values, lower).compareTo(number(values, upper)) > 0) {
            throw Problem.invalid("/" + lower.field(), why.es(), why.en());
        }
    }

    private static BigDecimal number(Values values, Parameter parameter) {
        return values.number(parameter.field()).orElseThrow();
    }

    /** The id is the tenant's own: a second set would be the first one. */
    @Override
    protected Stored insert(UUID id, Values values) {
        return super.insert(Tenancy.current(), values);
    }
}
