package dev.isem.erp.platform.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TabsTest {

    private final Bucket ana = new Bucket("ana", Limit.parse("1000/m"));
    private final Bucket all = new Bucket("all", Limit.parse("100000/m"));

    private long now = Long.MAX_VALUE - 1;

    private final Tabs tabs = new Tabs(() -> now);

    @Test
    void theFirstRequestIsToldAndThoseRightAfterItAreNot() {
        assertThat(tabs.canWait(List.of(ana))).isFalse();
        assertThat(told(ana)).containsExactly(0);
        assertThat(tabs.canWait(List.of(ana))).isTrue();
        assertThat(tabs.canWait(List.of(ana))).isTrue();
        pass(Duration.ofSeconds(1));
        assertThat(tabs.canWait(List.of(ana))).isFalse();
        assertThat(told(ana)).containsExactly(2);
        assertThat(told(ana)).containsExactly(0);
    }

    @Test
    void aHundredthOfABucketIsNotPutOff() {
        told(ana);
        for (int request = 1; request < 10; request++) {
            assertThat(tabs.canWait(List.of(ana))).as("request %s", request).isTrue();
        }
        assertThat(tabs.canWait(List.of(ana))).isFalse();
        assertThat(told(ana)).containsExactly(9);
    }

    @Test
    void ofASmallBucketEachRequestIsTold() {
        Bucket signIns = new Bucket("signing in", Limit.parse("199/m"));
        told(signIns);
        assertThat(tabs.canWait(List.of(signIns))).isFalse();
    }

    @Test
    void whatCannotWaitForOneBucketIsOnNoTab() {
        told(ana, all);
        while (tabs.canWait(List.of(ana, all))) {
            pass(Duration.ofMillis(1));
        }
        assertThat(told(ana, all)).containsExactly(9, 9);
        Bucket luis = new Bucket("luis", ana.limit());
        assertThat(tabs.canWait(List.of(luis, all))).isFalse();
        assertThat(told(luis, all)).containsExactly(0, 0);
    }

    @Test
    void nothingWaitsWhileItIsAskedOrAfterARefusalAndWhatWaitedIsKept() {
        told(ana);
        assertThat(tabs.canWait(List.of(ana))).isTrue();
        tabs.close(List.of(ana));
        assertThat(tabs.canWait(List.of(ana))).isFalse();
        assertThat(tabs.settled(List.of(ana))).extracting(Taking::before).containsExactly(1);
        assertThat(tabs.canWait(List.of(ana))).as("not answered yet").isFalse();
    }

    @Test
    void madeUpNamesDoNotPileUp() {
        for (int i = 0; i < 100_000; i++) {
            tabs.settled(List.of(new Bucket("name-" + i, ana.limit())));
        }
        assertThat(tabs.size()).isLessThanOrEqualTo(20_000);
    }

    private List<Integer> told(Bucket... buckets) {
        List<Integer> before =
                tabs.settled(List.of(buckets)).stream().map(Taking::before).toList();
        tabs.open(List.of(buckets));
        return before;
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
