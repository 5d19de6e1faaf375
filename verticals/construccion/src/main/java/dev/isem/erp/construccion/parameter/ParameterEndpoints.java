package dev.isem.erp.construccion.parameter;

import dev.isem.erp.construccion.Menu;
import dev.isem.erp.construccion.value.AlertLimits;
import dev.isem.erp.platform.resource.CrudEndpoints;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.FieldType;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.Text;
import java.math.BigDecimal;
import java.util.UUID;
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
                .order(90)
                .under(Menu.SETTINGS)
                .sortedBy("company")
                .calledBy("company")
                .only(Resource.Ability.READ, Resource.Ability.CREATE, Resource.Ability.UPDATE)
                .fields(
                        Field.text("company", "Empresa", "Company")
                                .readAs("c.name")
                                .inList(),
                        over(
                                "clientDirectorOver",
                                Limits.USUAL.clientDirectorOver(),
                                Text.of("Cliente: dirección si pasa de", "Client: director above")),
                        over(
                                "subcontractEngineerOver",
                                Limits.USUAL.subcontractEngineerOver(),
                                Text.of("Subcontrato: ingeniería si pasa de", "Subcontract: engineer above")),
                        over(
                                "subcontractDirectorOver",
                                Limits.USUAL.subcontractDirectorOver(),
                                Text.of("Subcontrato: dirección si pasa de", "Subcontract: director above")),
                        Field.of(
                                        FieldType.BOOLEAN,
                                        "fourEyes",
                                        "Quien hace no autoriza",
                                        "Who makes does not authorise")
                                .otherwise(false),
                        percent(
                                        "guaranteeOverPct",
                                        Limits.USUAL.guaranteeOverPct(),
                                        Text.of("Anticipo: fianza si pasa de (%)", "Advance: guarantee above (%)"))
                                .inList(),
                        percent(
                                        "budgetTolerancePct",
                                        PurchaseLimits.USUAL.budgetTolerancePct(),
                                        Text.of(
                                                "Compra: dirección arriba del presupuesto (%)",
                                                "Purchase: director above the budget (%)"))
                                .inList(),
                        percent(
                                        "priceTolerancePct",
                                        PurchaseLimits.USUAL.priceTolerancePct(),
                                        Text.of(
                                                "Compra: dirección arriba del precio (%)",
                                                "Purchase: director above the price (%)"))
                                .inList(),
                        percent(
                                        "receiptTolerancePct",
                                        PurchaseLimits.USUAL.receiptTolerancePct(),
                                        Text.of(
                                                "Recepción: de más, hasta (%)",
                                                "Receipt: more than ordered, up to (%)"))
                                .inList(),
                        percent(
                                "lineDeviationYellowPct",
                                AlertLimits.USUAL.lineDeviationYellowPct(),
                                Text.of("Partida: aviso amarillo (%)", "Line: yellow alert (%)")),
                        percent(
                                "lineDeviationRedPct",
                                AlertLimits.USUAL.lineDeviationRedPct(),
                                Text.of("Partida: aviso rojo (%)", "Line: red alert (%)")),
                        percent(
                                "eacOverYellowPct",
                                AlertLimits.USUAL.eacOverYellowPct(),
                                Text.of("EAC: aviso amarillo (%)", "EAC: yellow alert (%)")),
                        percent(
                                "eacOverRedPct",
                                AlertLimits.USUAL.eacOverRedPct(),
                                Text.of("EAC: aviso rojo (%)", "EAC: red alert (%)")),
                        percent(
                                "costAheadPoints",
                                AlertLimits.USUAL.costAheadPoints(),
                                Text.of("Costo sobre avance: aviso (puntos)", "Cost over progress: alert (points)")),
                        factor(
                                "labourFactorFrom",
                                LabourLimits.USUAL.factorFrom(),
                                Text.of("Factor de salario real, desde", "Real salary factor, from")),
                        factor(
                                "labourFactorTo",
                                LabourLimits.USUAL.factorTo(),
                                Text.of("Factor de salario real, hasta", "Real salary factor, to")),
                        hours(
                                "remindAfterHours",
                                WaitLimits.USUAL.remindAfterHours(),
                                Text.of("Estimación detenida a las (horas)", "Estimate late after (hours)")),
                        hours(
                                "escalateAfterHours",
                                WaitLimits.USUAL.escalateAfterHours(),
                                Text.of("Escala a dirección a las (horas)", "Escalates to a director after (hours)")));
    }

    private static Field over(String name, BigDecimal usual, Text label) {
        return Field.money(name, label.es(), label.en())
                .notNegative()
                .required()
                .otherwise(usual)
                .inList();
    }

    private static Field percent(String name, BigDecimal usual, Text label) {
        return Field.decimal(name, 2, label.es(), label.en())
                .notNegative()
                .atMost(100)
                .required()
                .otherwise(usual);
    }

    private static Field factor(String name, BigDecimal usual, Text label) {
        return Field.decimal(name, 4, label.es(), label.en())
                .positive()
                .atMost(9)
                .required()
                .otherwise(usual);
    }

    private static Field hours(String name, int usual, Text label) {
        return Field.decimal(name, 0, label.es(), label.en())
                .positive()
                .atMost(1000)
                .required()
                .otherwise(BigDecimal.valueOf(usual));
    }

    @Override
    protected void check(Values values) {
        mustNotBeAbove(values, "lineDeviationYellowPct", "lineDeviationRedPct", RED);
        mustNotBeAbove(values, "eacOverYellowPct", "eacOverRedPct", RED);
        mustNotBeAbove(
                values,
                "remindAfterHours",
                "escalateAfterHours",
                Text.of("No puede ser más tarde que cuando escala.", "It cannot be later than when it escalates."));
        mustNotBeAbove(
                values,
                "labourFactorFrom",
                "labourFactorTo",
                Text.of("No puede ser mayor que hasta dónde va.", "It cannot be more than where it ends."));
        if (values.number("labourFactorFrom").orElseThrow().compareTo(BigDecimal.ONE) < 0) {
            throw Problem.invalid(
                    "/labourFactorFrom",
                    "Es uno o más: nadie cuesta menos que su salario.",
                    "It is one or more: nobody costs less than the wage.");
        }
        BigDecimal engineer = values.number("subcontractEngineerOver").orElseThrow();
        if (engineer.compareTo(values.number("subcontractDirectorOver").orElseThrow()) > 0) {
            throw Problem.invalid(
                    "/subcontractEngineerOver",
                    "No puede ser mayor que el de dirección.",
                    "It cannot be more than the director's.");
        }
    }

    private static void mustNotBeAbove(Values values, String lower, String upper, Text why) {
        if (values.number(lower).orElseThrow().compareTo(values.number(upper).orElseThrow()) > 0) {
            throw Problem.invalid("/" + lower, why.es(), why.en());
        }
    }

    /** The id is the tenant's own: a second set would be the first one. */
    @Override
    protected Stored insert(UUID id, Values values) {
        return super.insert(Tenancy.current(), values);
    }
}
