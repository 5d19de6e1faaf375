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
                .filter(ready -> old.isEmpty() ? !isOfSuite(ready) : isNews(old.get(), ready, sameManifest))
                .map(ready -> List.of(new Plan.Note(
                        Conditions.isTrue(after, Conditions.STALLED), ready.getReason(), ready.getMessage())))
                .orElse(List.of());
    }

    /**
     * Progress within one reason is for the status only; the same refusal of another manifest is news. That the suite's
     * servers went or came back is the suite's news, and not that of each of its verticals.
     */
    private static boolean isNews(Condition old, Condition ready, boolean sameManifest) {
        if (isOfSuite(ready) || (isOfSuite(old) && Reason.READY.code().equals(ready.getReason()))) {
            return false;
        }
        return !Objects.equals(old.getReason(), ready.getReason())
                || (!sameManifest && !Objects.equals(old.getMessage(), ready.getMessage()));
    }

    private static boolean isOfSuite(Condition ready) {
        return Reason.SUITE_NOT_READY.code().equals(ready.getReason());
    }
}
