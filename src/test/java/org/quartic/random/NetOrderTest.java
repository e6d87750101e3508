package org.quartic.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.jupiter.api.Test;

class NetOrderTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 32})
    void shouldCompleteEveryReplicateBeforeAnyIsDoubledAgain(int replicates) {
        var order = new NetOrder(replicates, 16);
        Set<String> seen = new HashSet<>();
        long blocks = 0;
        for (long each = 1; each <= 32; each *= 2) {
            for (; blocks < each * replicates; blocks++) {
                int replicate = NetOrder.replicate(replicates, blocks);
                long first = order.firstPoint(blocks);
                assertThat(first).isBetween(0L, 16 * (each - 1)).isEqualTo(first / 16 * 16);
                assertThat(replicate).isBetween(0, replicates - 1);
                assertThat(seen.add(replicate + " " + first)).as("block %d comes once", blocks).isTrue();
            }
            assertThat(seen).hasSize((int) (each * replicates));
        }
    }

    @Test
    void shouldKnowTheCompletePrefixes() {
        assertThat(NetOrder.completeFrom(7, 0)).isEqualTo(7);
        assertThat(NetOrder.completeFrom(7, 7)).isEqualTo(7);
        assertThat(NetOrder.completeFrom(7, 8)).isEqualTo(14);
        assertThat(NetOrder.completeFrom(7, 14)).isEqualTo(14);
        assertThat(NetOrder.completeFrom(7, 15)).isEqualTo(28);
        assertThat(NetOrder.completeFrom(7, 29)).isEqualTo(56);
    }

    @Test
    void shouldRefuseWhatIsNoNet() {
        assertThatIllegalArgumentException().isThrownBy(() -> new NetOrder(0, 16)).withMessageContaining("0");
        assertThatIllegalArgumentException().isThrownBy(() -> new NetOrder(8, 24)).withMessageContaining("24");
    }
}
