package org.quartic.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class FairShareTest {

    private static final int CAPACITY = 6;

    private final FairShare<String> share = new FairShare<>(CAPACITY);
    private final Map<String, Double> nanosOfBlock = new HashMap<>();
    private final Map<String, Double> used = new HashMap<>();
    private final Queue<String> inHand = new ArrayDeque<>();

    private void join(String who, int weight, double nanos) {
        share.join(who, weight);
        nanosOfBlock.put(who, nanos);
        share.want(who, 2 * CAPACITY);
    }

    /** Blocks are done with in their order, and everybody wants another at once. */
    private void work(double nanos) {
        for (double spent = 0.0; spent < nanos;) {
            for (Optional<String> next = share.grant(); next.isPresent(); next = share.grant()) {
                inHand.add(next.get());
            }
            String done = inHand.remove();
            spent += nanosOfBlock.get(done);
            used.merge(done, nanosOfBlock.get(done), Double::sum);
            share.returned(done, nanosOfBlock.get(done));
            share.want(done, 1);
        }
    }

    private double ratio(String one, String other) {
        return used.get(one) / used.get(other);
    }

    @Test
    void shouldGiveEqualTimeWhateverBlocksCost() {
        join("quick", 1, 1.0);
        join("slow", 1, 40.0);
        work(100_000.0);
        assertThat(ratio("quick", "slow")).isCloseTo(1.0, within(0.02));
    }

    @Test
    void shouldGiveTimeByWeight() {
        join("low", 1, 3.0);
        join("normal", 4, 2.0);
        join("high", 16, 5.0);
        work(100_000.0);
        assertThat(ratio("normal", "low")).isCloseTo(4.0, within(0.1));
        assertThat(ratio("high", "normal")).isCloseTo(4.0, within(0.1));
    }

    @Test
    void shouldGiveNoClaimToWhatWasNotUsed() {
        join("old", 1, 2.0);
        work(50_000.0);
        join("new", 1, 2.0);
        used.clear();
        work(50_000.0);
        assertThat(ratio("new", "old")).isCloseTo(1.0, within(0.02));
    }

    @Test
    void shouldGiveAllToTheOneThatIsLeft() {
        join("leaving", 16, 1.0);
        join("staying", 1, 1.0);
        work(1000.0);
        share.leave("leaving");
        inHand.removeIf("leaving"::equals);
        used.clear();
        work(1000.0);
        assertThat(used).containsOnlyKeys("staying");
    }

    @Test
    void shouldNeverHandOutMoreThanThereIs() {
        join("only", 1, 1.0);
        share.want("only", 100);
        int granted = 0;
        while (share.grant().isPresent()) {
            granted++;
        }
        assertThat(granted).isEqualTo(CAPACITY);
        share.returned("only", 0.0);
        assertThat(share.grant()).contains("only");
        assertThat(share.grant()).isEmpty();
    }

    @Test
    void shouldForgetWhoIsUnknown() {
        share.want("nobody", 3);
        share.returned("nobody", 1.0);
        assertThat(share.grant()).isEmpty();
    }
}
