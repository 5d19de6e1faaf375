package dev.isem.erp.construccion.estimate;

import dev.isem.erp.platform.resource.Choice;
import dev.isem.erp.platform.resource.Field;
import dev.isem.erp.platform.resource.PastDay;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Transition;
import dev.isem.erp.platform.resource.Values;

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

    static Transition from(String status) {
        return Transition.named("pay", "Pagar", "Pay")
                .from(status)
                .to("paid")
                .toned(Choice.Tone.SUCCESS)
                .needing("approve-payment")
                .asking(paidOn().required(), reference());
    }

    static void check(Values answers, Store store) {
        PastDay.check(answers, "paidOn", store);
    }
}
