package org.quartic.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.quartic.random.PseudoRandomSource;
import org.quartic.random.Purpose;

class UniformsTest {

    @Test
    void shouldNeverGiveZeroOrOne() {
        assertThat(Uniforms.of(0)).isEqualTo(0x1p-53);
        assertThat(Uniforms.of(-1)).isEqualTo(1 - 0x1p-53);
    }

    @Property(seed = "6")
    void shouldBeSymmetricToTheBit(@ForAll long word) {
        assertThat(Uniforms.of(~word)).isEqualTo(1 - Uniforms.of(word));
        assertThat(Uniforms.of(word)).isEqualTo(((word >>> 12) + 0.5) * 0x1p-52);
    }

    /** Pearson: chi^2 of 1023 degrees of freedom, within 4 standard deviations of its mean. */
    @Test
    void shouldFillTheUnitIntervalEvenly() {
        var source = new PseudoRandomSource(77, Purpose.MAIN, Lanes.WIDTH);
        Lanes out = Lanes.allocate(Lanes.WIDTH * 128);
        int[] counts = new int[1024];
        int groups = 1024;
        for (int group = 0; group < groups; group++) {
            source.position(group, 0);
            source.uniforms(1000, 128, out, 0);
            for (int i = 0; i < out.length(); i++) {
                counts[(int) (out.get(i) * counts.length)]++;
            }
        }
        double expected = (double) groups * out.length() / counts.length;
        double chiSquare = Arrays.stream(counts)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected).sum();
        assertThat((chiSquare - 1023) / Math.sqrt(2 * 1023)).isBetween(-4.0, 4.0);
    }
}
