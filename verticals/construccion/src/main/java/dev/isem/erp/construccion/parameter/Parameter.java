package dev.isem.erp.construccion.parameter;

import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.FieldType;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a company can set, in the order of the form: of which kind, what counts until it does, and what people call it. */
public enum Parameter {
    CLIENT_DIRECTOR_OVER(Kind.AMOUNT, "100000.00", "Cliente: dirección si pasa de", "Client: director above"),
    SUBCONTRACT_ENGINEER_OVER(
            Kind.AMOUNT, "50000.00", "Subcontrato: ingeniería si pasa de", "Subcontract: engineer above"),
    SUBCONTRACT_DIRECTOR_OVER(
            Kind.AMOUNT, "500000.00", "Subcontrato: dirección si pasa de", "Subcontract: director above"),
    FOUR_EYES(Kind.YES_OR_NO, "0", "Quien hace no autoriza", "Who makes does not authorise"),
    GUARANTEE_OVER_PCT(Kind.SHARE, "10.00", "Anticipo: fianza si pasa de (%)", "Advance: guarantee above (%)"),
    BUDGET_TOLERANCE_PCT(
            Kind.SHARE,
            "0.00",
            "Compra: dirección arriba del presupuesto (%)",
            "Purchase: director above the budget (%)"),
    PRICE_TOLERANCE_PCT(
            Kind.SHARE, "5.00", "Compra: dirección arriba del precio (%)", "Purchase: director above the price (%)"),
    RECEIPT_TOLERANCE_PCT(Kind.SHARE, "2.00", "Recepción: de más, hasta (%)", "Receipt: more than ordered, up to (%)"),
    LINE_DEVIATION_YELLOW_PCT(Kind.ALERT, "3.00", "Partida: aviso amarillo (%)", "Line: yellow alert (%)"),
    LINE_DEVIATION_RED_PCT(Kind.ALERT, "5.00", "Partida: aviso rojo (%)", "Line: red alert (%)"),
    EAC_OVER_YELLOW_PCT(Kind.ALERT, "2.00", "EAC: aviso amarillo (%)", "EAC: yellow alert (%)"),
    EAC_OVER_RED_PCT(Kind.ALERT, "5.00", "EAC: aviso rojo (%)", "EAC: red alert (%)"),
    COST_AHEAD_POINTS(Kind.ALERT, "5.00", "Costo sobre avance: aviso (puntos)", "Cost over progress: alert (points)"),
    LABOUR_FACTOR_FROM(Kind.FACTOR, "1.4000", "Factor de salario real, desde", "Real salary factor, from"),
    LABOUR_FACTOR_TO(Kind.FACTOR, "1.8000", "Factor de salario real, hasta", "Real salary factor, to"),
    REMIND_AFTER_HOURS(Kind.HOURS, "24", "Estimación detenida a las (horas)", "Estimate late after (hours)"),
    ESCALATE_AFTER_HOURS(Kind.HOURS, "48", "Escala a dirección a las (horas)", "Escalates to a director after (hours)");

    private static final Pattern NEXT_WORD = Pattern.compile("_([a-z])");

    private final Kind kind;
    private final BigDecimal usual;
    private final String es;
    private final String en;

    Parameter(Kind kind, String usual, String es, String en) {
        this.kind = kind;
        this.usual = new BigDecimal(usual);
        this.es = es;
        this.en = en;
    }

    /** What it is counted in, between which bounds. Alerts are told on the record only, the other shares in the list too. */
    private enum Kind {
        AMOUNT,
        YES_OR_NO,
        SHARE,
        ALERT,
        FACTOR,
        HOURS
    }

    /** What counts until a company sets its own. */
    public BigDecimal usual() {
        return usual;
    }

    /** What the API and the table call it: {@code clientDirectorOver}. */
    String field() {
        return NEXT_WORD
                .matcher(name().toLowerCase(Locale.ROOT))
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    /** As the form asks for it. */
    Field asked() {
        return switch (kind) {
            case AMOUNT -> limited(Field.money(field(), es, en)).notNegative().inList();
            case YES_OR_NO -> Field.of(FieldType.BOOLEAN, field(), es, en).otherwise(usual.signum() > 0);
            case SHARE -> decimal(2).notNegative().atMost(100).inList();
            case ALERT -> decimal(2).notNegative().atMost(100);
            case FACTOR -> decimal(4).positive().atMost(9);
            case HOURS -> decimal(0).positive().atMost(1000);
        };
    }

    private Field decimal(int scale) {
        return limited(Field.decimal(field(), scale, es, en));
    }

    private Field limited(Field number) {
        return number.required().otherwise(usual);
    }
}
