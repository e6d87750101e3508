package org.quartic.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class BlockPlanTest {

    @Property(seed = "20260210", tries = 300)
    void shouldShareOutTheDrawsOfARun(@ForAll("plans") BlockPlan plan) {
        long last = plan.blocks() - 1;
        assertThat(plan.draws()).isLessThanOrEqualTo(plan.maxDraws()).isGreaterThan(plan.maxDraws() - 8);
        assertThat(plan.drawsOf(last)).isPositive().isLessThanOrEqualTo(plan.drawsPerBlock());
        assertThat(plan.drawsOf(last) % 8).isZero();
        assertThat(plan.drawsOfPrefix(last) + plan.drawsOf(last)).isEqualTo(plan.draws());
        assertThat(plan.drawsOfPrefix(plan.blocks())).isEqualTo(plan.draws());
        if (last > 0) {
            assertThat(plan.drawsOf(0)).isEqualTo(plan.drawsPerBlock());
        }
    }

    @Property(seed = "20260210", tries = 300)
    void shouldLookAtPrefixesThatGrowByAtMostATenth(@ForAll("plans") BlockPlan plan) {
        List<Long> looks = looks(plan);
        long first = looks.getFirst();
        if (first < plan.blocks()) {
            assertThat(first).isGreaterThanOrEqualTo(10);
            assertThat(plan.drawsOfPrefix(first)).isGreaterThanOrEqualTo(plan.minDraws());
            assertThat(first == 10 || plan.drawsOfPrefix(first - 1) < plan.minDraws()).isTrue();
        }
        for (int i = 1; i < looks.size(); i++) {
            assertThat(looks.get(i)).isGreaterThan(looks.get(i - 1))
                    .isLessThanOrEqualTo(looks.get(i - 1) * 11 / 10);
        }
        assertThat(looks.getLast()).isEqualTo(plan.blocks());
    }

    @Property(seed = "20260210", tries = 100)
    void shouldNameTheSameNextLookFromAnywhereBeforeIt(@ForAll("plans") BlockPlan plan, @ForAll long anywhere) {
        long prefix = Math.floorMod(anywhere, plan.blocks());
        long expected = looks(plan).stream().filter(look -> look > prefix).findFirst().orElseThrow();
        assertThat(plan.nextLook(prefix)).isEqualTo(expected);
    }

    @Test
    void shouldLookAtTheKnownPrefixes() {
        assertThat(looks(new BlockPlan(8, 16, 8 * 30))).containsExactly(10L, 11L, 12L, 13L, 14L, 15L, 16L, 17L, 18L,
                19L, 20L, 22L, 24L, 26L, 28L, 30L);
        assertThat(looks(new BlockPlan(1024, 16_384, 20_007))).containsExactly(16L, 17L, 18L, 19L, 20L);
        assertThat(looks(new BlockPlan(1024, 16, 4096))).containsExactly(4L);
    }

    @Test
    void shouldLookAtCompleteNetsAlone() {
        var plan = new BlockPlan(16, 100, 2000, 3);
        assertThat(looks(plan)).containsExactly(12L, 24L, 48L, 96L);
        assertThat(plan.draws()).isEqualTo(16 * 3 * 32);
        assertThat(looks(new BlockPlan(16, 48, 2000, 3))).containsExactly(3L, 6L, 12L, 24L, 48L, 96L);
        assertThat(looks(new BlockPlan(16, 500, 600, 3))).as("no net of so many draws").containsExactly(24L);
        assertThat(plan.drawsOf(95)).isEqualTo(16);
        assertThat(new BlockPlan(512, 16, Long.MAX_VALUE, 8).draws()).as("all points there are").isEqualTo(8L << 31);
        assertThatThrownBy(() -> new BlockPlan(16, 16, 47, 3)).hasMessageContaining("3 replicates in 47 draws");
    }

    @Test
    void shouldMakeTheLastBlockShorter() {
        var plan = new BlockPlan(1024, 16, 2079);
        assertThat(plan.blocks()).isEqualTo(3);
        assertThat(LongStream.range(0, 3).mapToInt(plan::drawsOf)).containsExactly(1024, 1024, 24);
    }

    @Test
    void shouldEndWithTheLastBlockThatCanBeToldApart() {
        var plan = new BlockPlan(8, 1L << 60, Long.MAX_VALUE);
        assertThat(plan.blocks()).isEqualTo(BlockPlan.MOST_BLOCKS);
        assertThat(plan.draws()).isEqualTo(8 * BlockPlan.MOST_BLOCKS);
        assertThat(plan.drawsOf(BlockPlan.MOST_BLOCKS - 1)).isEqualTo(8);
        assertThat(plan.nextLook(0)).isEqualTo(BlockPlan.MOST_BLOCKS);
        var most = new BlockPlan(BlockPlan.MOST_DRAWS_PER_BLOCK, 16, Long.MAX_VALUE);
        assertThat(most.draws()).isEqualTo(Long.MAX_VALUE - 7);
        assertThat(most.nextLook(most.blocks() - 1)).isEqualTo(most.blocks());
    }

    @Test
    void shouldRefuseWhatIsNoPlan() {
        assertThatThrownBy(() -> new BlockPlan(12, 16, 100)).hasMessageContaining("12");
        assertThatThrownBy(() -> new BlockPlan(1 << 17, 16, 100)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BlockPlan(8, 17, 16)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BlockPlan(8, 0, 7)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new BlockPlan(8, 0, 16).drawsOf(2)).hasMessageContaining("no block 2");
        assertThatThrownBy(() -> new BlockPlan(8, 0, 16).nextLook(2)).isInstanceOf(IllegalArgumentException.class);
    }

    @Provide
    Arbitrary<BlockPlan> plans() {
        return Combinators.combine(Arbitraries.integers().between(1, 8192), Arbitraries.longs().between(16, 1L << 40),
                Arbitraries.longs().between(0, 1L << 40))
                .as((groups, min, more) -> new BlockPlan(8 * groups, min, min + more));
    }

    private static List<Long> looks(BlockPlan plan) {
        var looks = new ArrayList<Long>();
        for (long prefix = 0; prefix < plan.blocks(); prefix = looks.getLast()) {
            looks.add(plan.nextLook(prefix));
        }
        return looks;
    }
}
