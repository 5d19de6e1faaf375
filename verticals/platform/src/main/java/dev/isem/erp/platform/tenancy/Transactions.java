package dev.isem.erp.platform.tenancy;

import java.util.function.Predicate;
import java.util.function.Supplier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs work in a transaction of the current tenant. A nested call joins the outer one. */
public final class Transactions {

    private final TransactionTemplate reading;
    private final TransactionTemplate writing;
    private final TransactionTemplate nested;

    public Transactions(PlatformTransactionManager manager) {
        this.reading = new TransactionTemplate(manager);
        this.reading.setReadOnly(true);
        this.writing = new TransactionTemplate(manager);
        this.nested = new TransactionTemplate(manager);
        this.nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** For work that changes nothing; PostgreSQL refuses it to. */
    public <T> T read(Supplier<T> work) {
        return run(reading, work);
    }

    /** All of the work or nothing of it. */
    public <T> T write(Supplier<T> work) {
        return run(writing, work);
    }

    /** All of the work, unless its own outcome says that nothing of it is to stay. */
    @SuppressWarnings("NullAway") // The template gives back what the work gave, which is never null.
    public <T> T writeUnless(Predicate<T> undone, Supplier<T> work) {
        return writing.execute(status -> {
            T outcome = work.get();
            if (undone.test(outcome)) {
                status.setRollbackOnly();
            }
            return outcome;
        });
    }

    /** Inside a transaction that goes on: what the work did is undone when it fails, and nothing else. */
    public <T> T attempt(Supplier<T> work) {
        return run(nested, work);
    }

    /**
     * Runs the work when all else that the running transaction does has been done; not at all when it is to be rolled back. If
     * the work fails, so does the transaction.
     */
    public static void beforeCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                work.run();
            }
        });
    }

    /** Runs the work once what the running transaction did is there to stay; not at all when it is rolled back. */
    public static void afterCommit(Runnable work) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }

    @SuppressWarnings("NullAway") // The template gives back what the work gave, which is never null.
    private static <T> T run(TransactionTemplate template, Supplier<T> work) {
        return template.execute(_ -> work.get());
    }
}
