package dev.isem.erp.core.mail;

/** How mails leave. */
public interface Delivery {

    /**
     * Hands the mail on.
     *
     * @throws NotDelivered when it is to be tried again
     */
    void send(Mail mail) throws NotDelivered;

    /** The mail did not leave; the message never quotes it. */
    final class NotDelivered extends Exception {
        private static final long serialVersionUID = 1L;

        NotDelivered(String why) {
            super(why);
        }

        NotDelivered(String why, Throwable cause) {
            super(why, cause);
        }
    }
}
