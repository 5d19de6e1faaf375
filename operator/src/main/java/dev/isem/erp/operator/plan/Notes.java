package dev.isem.erp.operator.plan;

import dev.isem.erp.crds.ErpSuiteStatus;
import dev.isem.erp.crds.ErpVerticalStatus;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What changed between two statuses and is worth telling. Nothing at rest, and nothing twice. */
final class Notes {

    private Notes() {}

    static List<Plan.Note> between(ErpVerticalStatus before, ErpVerticalStatus after) {
        return between(
                before.conditions(),
                after.conditions(),
                Objects.equals(before.observedGeneration(), after.observedGeneration()));
    }

    static List<Plan.Note> between(ErpSuiteStatus before, ErpSuiteStatus after) {
        return between(
                before.conditions(),
                after.conditions(),
                Objects.equals(before.observedGeneration(), after.observedGeneration()));
    }

    private static List<Plan.Note> between(
            @Nullable List<Condition> before, @Nullable List<Condition> after, boolean sameManifest) {
        Optional<Condition> old = Conditions.find(before, Conditions.READY);
        return Conditions.find(after, Conditions.READY)
                .filter(ready -> old.isEmpty() || isNews(old.get(), ready, sameManifest))
                .map(ready -> List.of(new Plan.Note(
                        Conditions.isTrue(after, Conditions.STALLED), ready.getReason(), ready.getMessage())))
                .orElse(List.of());
    }

    /** Progress within one reason is for the status only; the same refusal of another manifest is news. */
    private static boolean isNews(Condition old, Condition ready, boolean sameManifest) {
        return !Objects.equals(old.getReason(), ready.getReason())
                || (!sameManifest && !Objects.equals(old.getMessage(), ready.getMessage()));
    }
}
