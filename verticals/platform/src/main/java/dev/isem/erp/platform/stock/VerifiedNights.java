package dev.isem.erp.platform.stock;

import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.FieldType;
import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.web.Text;
import java.util.List;
import java.util.stream.Stream;

/**
 * What {@link NightlyVerification} keeps, as people read it. Where it lies in the menu is the vertical's to say.
 *
 * @param schema of the tables
 * @param nights what the resource of the verifications is called
 * @param findings and that of what they found
 * @param guard what both are guarded as
 */
public record VerifiedNights(String schema, String nights, String findings, String guard) {

    /** A night's verification, and how much did not add up. */
    public Resource verifications() {
        return Resource.of(
                        nights,
                        schema + ".verifications",
                        Text.of("Verificaciones", "Verifications"),
                        Text.of("Verificación", "Verification"))
                .guardedAs(guard)
                .icon("list")
                .newestFirst("night")
                .calledBy("night")
                .appendOnly()
                .fields(
                        Field.date("night", "Noche del", "Night of").inList(),
                        Field.of(FieldType.DATETIME, "at", "Hecha el", "Done at")
                                .readAs("t.created_at")
                                .inList(),
                        Field.of(FieldType.INTEGER, "differences", "Diferencias", "Differences")
                                .readAs("(SELECT count(*)::int FROM " + schema + ".verification_findings f"
                                        + " WHERE f.tenant_id = t.tenant_id AND f.verification_id = t.id)")
                                .inList())
                .children(new Resource.Child(findings, "verificationId"));
    }

    /**
     * What did not add up in a night: kept as it was found, whatever has been put right since.
     *
     * @param places what differs, and where
     */
    public Resource findings(List<Choice> rules, Field... places) {
        Choice[] broken =
                rules.stream().map(rule -> rule.toned(Choice.Tone.ERROR)).toArray(Choice[]::new);
        return Resource.of(
                        findings,
                        schema + ".verification_findings",
                        Text.of("Diferencias", "Differences"),
                        Text.of("Diferencia", "Difference"))
                .guardedAs(guard)
                .icon("list")
                .sortedBy("rule")
                .calledBy("rule")
                .hidden()
                .appendOnly()
                .fields(Stream.of(
                                Stream.of(
                                        Field.reference("verificationId", nights, "Verificación", "Verification"),
                                        Field.choice("rule", "Regla", "Rule", broken)),
                                Stream.of(places),
                                Stream.of(
                                        Field.decimal("expected", 4, "Debería ser", "Expected")
                                                .inList(),
                                        Field.decimal("found", 4, "Es", "Found").inList()))
                        .flatMap(part -> part)
                        .toArray(Field[]::new));
    }
}
