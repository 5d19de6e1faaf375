package dev.isem.erp.core.signin;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Work for whoever has an e-mail, done one after the other behind the answer: neither its words nor its duration tell
 * whether anybody has it.
 */
@Component
class AfterTheAnswer {

    private static final Logger LOG = LoggerFactory.getLogger(AfterTheAnswer.class);
    private static final int MOST_WAITING = 100;

    private final ExecutorService later = new ThreadPoolExecutor(
            0,
            1,
            10,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().daemon().name("after-the-answer").factory());

    /**
     * Returns at once.
     *
     * @param lost what is to be said in the log of the process when the work fails
     * @return false when so much waits that this will not be done
     */
    boolean run(String lost, Runnable work) {
        try {
            later.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException failed) {
                    LOG.warn(lost, failed);
                }
            });
            return true;
        } catch (RejectedExecutionException _) {
            return false;
        }
    }

    @PreDestroy
    void stop() {
        later.shutdown();
    }
}
