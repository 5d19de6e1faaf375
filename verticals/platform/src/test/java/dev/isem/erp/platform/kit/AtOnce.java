package dev.isem.erp.platform.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Work that several clients do at the same time, each a share of it. */
public final class AtOnce {

    private AtOnce() {}

    /** One piece of work, told its number. */
    public interface Work<T> {
        T call(int number) throws Exception;
    }

    /** What came of each piece, in the order of the numbers. All clients begin together; fails as the first piece that fails. */
    public static <T> List<T> by(int clients, int pieces, Work<T> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(clients);
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<T>> running = IntStream.range(0, pieces)
                    .mapToObj(number -> threads.submit(() -> {
                        if (number < clients) {
                            start.await();
                        }
                        return work.call(number);
                    }))
                    .toList();
            List<T> done = new ArrayList<>();
            for (Future<T> one : running) {
                done.add(one.get());
            }
            return done;
        }
    }
}
