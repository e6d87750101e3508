package org.quartic.cumulant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.quartic.spec.Quadruple;

class SummaryTest {

    private static final Quadruple DISTINCT = new Quadruple(0, 1, 2, 3);
    private static final Quadruple PAIRED = new Quadruple(0, 0, 1, 1);

    /** However a sample is cut into blocks and in whatever order neighbours are merged, it is one pass within rounding. */
    @Property(seed = "2", tries = 200)
    void shouldMergeToOnePass(@ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 9) Integer> octets,
            @ForAll @IntRange(min = 1, max = 2) int copies, @ForAll long seed) {
        MomentLayout layout = Sample.layout(copies, false, DISTINCT, PAIRED);
        var random = new SplittableRandom(seed);
        int[] sizes = octets.stream().mapToInt(n -> 8 * n).toArray();
        int draws = octets.stream().mapToInt(n -> 8 * n).sum();
        Sample sample = new LinearModel(layout, 1, 0.5, 0.5, random).draw(draws, random);
        List<Summary> parts = new ArrayList<>(sample.blocks(sizes));
        while (parts.size() > 1) {
            int left = random.nextInt(parts.size() - 1);
            parts.set(left, parts.get(left).merge(parts.remove(left + 1)));
        }
        Summary merged = parts.getFirst();
        assertThat(merged.firstBlock()).isZero();
        assertThat(merged.blocks()).isEqualTo(octets.size());
        assertThat(merged.draws()).isEqualTo(draws);
        assertSame(merged, sample.whole());
    }

    private static void assertSame(Summary merged, Summary whole) {
        MomentLayout layout = whole.layout();
        double[] deviation = new double[layout.variables()];
        for (int v = 0; v < deviation.length; v++) {
            deviation[v] = Math.sqrt(whole.comoment(layout.entry(v, v)));
            assertThat(merged.mean(v)).isCloseTo(whole.mean(v),
                    within(1e-13 * (deviation[v] + Math.abs(whole.mean(v)))));
        }
        for (int e = 0; e < layout.entries(); e++) {
            double size = deviation[layout.row(e)] * deviation[layout.column(e)];
            assertThat(merged.comoment(e)).isCloseTo(whole.comoment(e), within(1e-13 * size));
        }
    }

    @Test
    void shouldRefuseOverlapGapAndOtherLayouts() {
        MomentLayout layout = Sample.layout(1, false, PAIRED);
        Sample sample = new LinearModel(layout, 1, 0.5, 0, new SplittableRandom(1)).draw(32, new SplittableRandom(2));
        Summary zero = sample.block(0, 0, 8);
        Summary one = sample.block(1, 8, 16);
        Summary two = sample.block(2, 16, 24);
        assertThatIllegalArgumentException().isThrownBy(() -> zero.merge(zero))
                .withMessageContaining("blocks 0 to 0 with blocks 0 to 0")
                .withMessageContaining("overlap");
        assertThatIllegalArgumentException().isThrownBy(() -> zero.merge(one).merge(one))
                .withMessageContaining("blocks 0 to 1 with blocks 1 to 1")
                .withMessageContaining("overlap");
        assertThatIllegalArgumentException().isThrownBy(() -> one.merge(zero)).withMessageContaining("out of order");
        assertThatIllegalArgumentException().isThrownBy(() -> zero.merge(two)).withMessageContaining("gap");
        Summary other = sample.withLayout(Sample.layout(1, true, PAIRED, new Quadruple(0, 0, 0, 1))).block(1, 8, 16);
        assertThatIllegalArgumentException().isThrownBy(() -> zero.merge(other)).withMessageContaining("layouts");
        assertThat(zero.merge(one).merge(two).blocks()).isEqualTo(3);
    }

    @Test
    void shouldNotMergeIntoInfinity() {
        MomentLayout layout = Sample.layout(1, false, new Quadruple(0, 0, 0, 0));
        var low = Sample.summary(layout, 4, 1, 8, new double[]{-1e200, 0}, new double[layout.entries()]);
        var high = Sample.summary(layout, 5, 1, 8, new double[]{1e200, 0}, new double[layout.entries()]);
        assertThatExceptionOfType(NonFiniteSummaryException.class).isThrownBy(() -> low.merge(high))
                .withMessageContaining("blocks 4 to 5").withMessageContaining("two-point [0,0]");
    }
}
