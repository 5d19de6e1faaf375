package dev.isem.erp.construccion.estimate;

import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.PastDay;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Transition;
import dev.isem.erp.platform.resource.Values;
import dev.isem.erp.platform.web.Problem;

/** That money was paid: on which day, and how the bank calls it. Another permission than to authorise it. */
final class Payment {

    private Payment() {}

    static Field paidOn() {
        return Field.date("paidOn", "Pagado el", "Paid on");
    }

    static Field reference() {
        return Field.text("paymentReference", "Referencia del pago", "Payment reference")
                .max(100);
    }

    static Transition from(String... states) {
        return Transition.named("pay", "Pagar", "Pay")
                .from(states)
                .to("paid")
                .toned(Choice.Tone.SUCCESS)
                .needing("approve-payment")
                .asking(paidOn().required(), reference())
                .irreversible("Queda como pagado ese día.", "It stands as paid on that day.");
    }

    /** That it is to be paid on a day to come, which may be put off. Nobody is paid by it. */
    static Transition program() {
        return Transition.named("program", "Programar pago", "Schedule payment")
                .from("authorized", "programmed")
                .to("programmed")
                .needing("approve-payment")
                .asking(dueOn().required());
    }

    static Field dueOn() {
        return Field.date("paymentDueOn", "Se paga el", "To be paid on");
    }

    static void checkDue(Values answers, Store store) {
        if (answers.date("paymentDueOn")
                .orElseThrow()
                .isBefore(store.calendars().today())) {
            throw Problem.invalid("/paymentDueOn", "Ese día ya pasó.", "That day is over.");
        }
    }

    static void check(Values answers, Store store) {
        PastDay.check(answers, "paidOn", store);
    }
}
