package org.quartic.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CounterTest {

    @Property(seed = "5")
    void shouldKeepEveryPartOfTheNameInItsOwnBits(@ForAll Purpose purpose,
            @ForAll @IntRange(max = Counter.ATTEMPTS - 1) int attempt,
            @ForAll @IntRange(max = Counter.DRAWS - 1) int draw,
            @ForAll @LongRange(max = Counter.BLOCKS - 1) long block,
            @ForAll @LongRange(max = Counter.SLOTS - 1) long slot) {
        long low = Counter.low(purpose, attempt, draw, slot);
        long high = Counter.high(block, slot);
        long slotHigh = high >>> 32 & 0xFFFF;
        assertThat(slotHigh << 32 | low & 0xFFFF_FFFFL).isEqualTo(slot);
        assertThat(low >>> 32 & 0xFFFF).isEqualTo(draw);
        assertThat(low >>> 48 & 0xFFF).isEqualTo(attempt);
        assertThat(low >>> 60).isEqualTo(purpose.code());
        long blockHigh = high >>> 48;
        assertThat(blockHigh << 32 | high & 0xFFFF_FFFFL).isEqualTo(block);
    }

    @Test
    void shouldGiveEveryPurposeACodeOfFourBits() {
        assertThat(Arrays.stream(Purpose.values()).map(Purpose::code)).doesNotHaveDuplicates()
                .allMatch(code -> code >= 0 && code < 16);
    }
}
