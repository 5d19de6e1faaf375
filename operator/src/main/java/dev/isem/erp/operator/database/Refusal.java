package dev.isem.erp.operator.database;

/** What must not be done: thrown through the transaction that it undoes. */
final class Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String hint;

    /**
     * Why, and what to do.
     *
     * @param why a sentence
     */
    Refusal(String why, String hint) {
        super(why);
        this.hint = hint;
    }

    StepError error(String kept) {
        return StepError.of(getMessage() + " " + kept, hint);
    }
}
