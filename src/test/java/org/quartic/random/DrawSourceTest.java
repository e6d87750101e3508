package org.quartic.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartic.simd.ChiLaw;
import org.quartic.simd.Lanes;

class DrawSourceTest {

    private static final long LAST_BLOCK = (1L << 48) - 1;
    private static final int LAST_GROUP = 65_528;
    private static final long LAST_SLOT = (1L << 48) - 1;

    @Property(seed = "11", tries = 200)
    void shouldGiveTheSameNormalsHoweverTheyAreGrouped(@ForAll long seed,
            @ForAll @LongRange(max = LAST_SLOT - 20) long slot,
            @ForAll @IntRange(max = 40) int count, @ForAll @IntRange(max = 40) int earlier) {
        var source = new PseudoRandomSource(seed, Purpose.MAIN, Lanes.WIDTH);
        double[] whole = normals(source, slot, count);
        for (int j = 0; j < count; j++) {
            double[] group = normals(source, slot + j / 4, j % 4 + 1 + earlier);
            assertThat(lanes(group, j % 4)).containsExactly(lanes(whole, j));
        }
    }

    @Property(seed = "12", tries = 200)
    void shouldGiveTheSameUniformsHoweverTheyAreGrouped(@ForAll long seed,
            @ForAll @LongRange(max = LAST_SLOT - 40) long slot,
            @ForAll @IntRange(max = 40) int count, @ForAll @IntRange(max = 40) int earlier) {
        var source = new PseudoRandomSource(seed, Purpose.PILOT, Lanes.WIDTH);
        double[] whole = uniforms(source, slot, count);
        for (int j = 0; j < count; j++) {
            double[] group = uniforms(source, slot + j / 2, j % 2 + 1 + earlier);
            assertThat(lanes(group, j % 2)).containsExactly(lanes(whole, j));
        }
    }

    @Test
    void shouldGiveTheSameNumbersInAnyOrder() {
        var forth = new PseudoRandomSource(9, Purpose.MAIN, Lanes.WIDTH);
        var back = new PseudoRandomSource(9, Purpose.MAIN, Lanes.WIDTH);
        int groups = 20;
        double[][] expected = new double[groups][];
        for (int g = 0; g < groups; g++) {
            forth.position(g / 4, 8 * (g % 4));
            expected[g] = everything(forth);
        }
        for (int g = groups - 1; g >= 0; g--) {
            back.position(g / 4, 8 * (g % 4));
            back.chi(0, new ChiLaw[]{ChiLaw.of(5)}, Lanes.allocate(8), 0, 8);
            assertThat(everything(back)).containsExactly(expected[g]);
        }
    }

    @Test
    void shouldBeginWithTheFirstDrawsOfTheFirstBlock() {
        var fresh = new PseudoRandomSource(9, Purpose.MAIN, Lanes.WIDTH);
        var positioned = new PseudoRandomSource(9, Purpose.MAIN, Lanes.WIDTH);
        positioned.position(LAST_BLOCK, 8);
        positioned.position(0, 0);
        assertThat(everything(fresh)).containsExactly(everything(positioned));
    }

    @Test
    void shouldGiveOtherNumbersToEveryOtherName() {
        Set<Double> seen = new HashSet<>();
        int names = 0;
        for (long seed : new long[]{0, 1, -1, 1L << 32}) {
            for (Purpose purpose : Purpose.values()) {
                for (long block : new long[]{0, 1, 1L << 32, LAST_BLOCK}) {
                    for (int firstDraw : new int[]{0, 8, LAST_GROUP}) {
                        for (long slot : new long[]{0, 1, 1L << 32, LAST_SLOT}) {
                            var source = new PseudoRandomSource(seed, purpose, Lanes.WIDTH);
                            source.position(block, firstDraw);
                            Arrays.stream(uniforms(source, slot, 2)).forEach(seen::add);
                            names += 2 * Lanes.WIDTH;
                        }
                    }
                }
            }
        }
        assertThat(seen).hasSize(names);
    }

    @Test
    void shouldWriteNothingBesideWhatIsAskedFor() {
        Lanes out = Lanes.allocate(64);
        var source = new PseudoRandomSource(1, Purpose.MAIN, Lanes.WIDTH);
        for (int count = 0; count <= 5; count++) {
            for (int i = 0; i < out.length(); i++) {
                out.set(i, -1);
            }
            source.normals(0, count, out, 11);
            assertUntouched(out, 11, count);
            source.uniforms(0, count, out, 11);
            assertUntouched(out, 11, count);
        }
        source.chi(0, new ChiLaw[]{ChiLaw.of(3)}, out, 11, 8);
        assertUntouched(out, 11, 5);
    }

    /** A strip of 64 draws is eight of eight: odd counts, laws across the end of a lower half of slots, values far apart. */
    @Test
    void shouldNotDependOnHowManyDrawsStandSideBySide() {
        long beforeCarry = (1L << 32) - 2;
        ChiLaw[] laws = IntStream.of(1, 2, 5, 64, 3, 2, 7).mapToObj(ChiLaw::of).toArray(ChiLaw[]::new);
        var wide = new PseudoRandomSource(77, Purpose.MAIN, 64);
        for (int block = 0; block < 20; block++) {
            wide.position(block, 128);
            Lanes normals = Lanes.allocate(11 * 64);
            Lanes uniforms = Lanes.allocate(5 * 64);
            Lanes chis = Lanes.allocate(laws.length * 3 * 64);
            wide.normals(beforeCarry, 11, normals, 0);
            wide.uniforms(beforeCarry, 5, uniforms, 0);
            wide.chi(beforeCarry, laws, chis, 0, 3 * 64);
            for (int first = 0; first < 64; first += Lanes.WIDTH) {
                var narrow = new PseudoRandomSource(77, Purpose.MAIN, Lanes.WIDTH);
                narrow.position(block, 128 + first);
                Lanes out = Lanes.allocate(11 * Lanes.WIDTH);
                narrow.normals(beforeCarry, 11, out, 0);
                assertSame(out, 11, normals, first, 64);
                narrow.uniforms(beforeCarry, 5, out, 0);
                assertSame(out, 5, uniforms, first, 64);
                for (int law = 0; law < laws.length; law++) {
                    narrow.chi(beforeCarry + law, new ChiLaw[]{laws[law]}, out, law * Lanes.WIDTH, Lanes.WIDTH);
                }
                assertSame(out, laws.length, chis, first, 3 * 64);
            }
        }
    }

    private static void assertSame(Lanes narrow, int count, Lanes wide, int first, int spacing) {
        for (int j = 0; j < count; j++) {
            for (int lane = 0; lane < Lanes.WIDTH; lane++) {
                assertThat(wide.getBits(j * spacing + first + lane)).as("value %d of draw %d", j, first + lane)
                        .isEqualTo(narrow.getBits(j * Lanes.WIDTH + lane));
            }
        }
    }

    @Test
    void shouldTakeTheLastBlockDrawAndSlot() {
        var source = new PseudoRandomSource(1, Purpose.MAIN, Lanes.WIDTH);
        source.position(LAST_BLOCK, LAST_GROUP);
        assertThat(normals(source, LAST_SLOT, 4)).hasSize(32);
        assertThat(uniforms(source, LAST_SLOT, 2)).hasSize(16);
        source.chi(LAST_SLOT, new ChiLaw[]{ChiLaw.of(1)}, Lanes.allocate(8), 0, 8);
        assertThat(normals(source, LAST_SLOT + 1, 0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, LAST_BLOCK + 1, Long.MIN_VALUE, Long.MAX_VALUE})
    void shouldRefuseBlocksOutOfRange(long block) {
        var source = new PseudoRandomSource(1, Purpose.MAIN, Lanes.WIDTH);
        assertThatIllegalArgumentException().isThrownBy(() -> source.position(block, 0))
                .withMessageContaining("block " + block);
    }

    @ParameterizedTest
    @ValueSource(ints = {-8, 1, 7, 12, 65_536, Integer.MAX_VALUE})
    void shouldRefuseDrawsThatBeginNoGroup(int firstDraw) {
        var source = new PseudoRandomSource(1, Purpose.MAIN, Lanes.WIDTH);
        assertThatIllegalArgumentException().isThrownBy(() -> source.position(0, firstDraw))
                .withMessageContaining("at " + firstDraw);
    }

    @Test
    void shouldRefuseSlotsOutOfRange() {
        var source = new PseudoRandomSource(1, Purpose.MAIN, Lanes.WIDTH);
        Lanes out = Lanes.allocate(64);
        for (long slot : new long[]{-1, LAST_SLOT + 1, Long.MIN_VALUE, Long.MAX_VALUE}) {
            assertThatIllegalArgumentException().isThrownBy(() -> source.normals(slot, 1, out, 0));
            assertThatIllegalArgumentException().isThrownBy(() -> source.uniforms(slot, 1, out, 0));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> source.chi(slot, new ChiLaw[]{ChiLaw.of(2)}, out, 0, 8));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> source.normals(LAST_SLOT, 5, out, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> source.uniforms(LAST_SLOT, 3, out, 0));
    }

    @Test
    void shouldRefuseCountsAndDegreesOfFreedomThatMakeNoSense() {
        var source = new PseudoRandomSource(1, Purpose.MAIN, Lanes.WIDTH);
        Lanes out = Lanes.allocate(64);
        assertThatIllegalArgumentException().isThrownBy(() -> source.normals(0, -1, out, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> source.uniforms(0, -1, out, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> source.chi(0, new ChiLaw[]{ChiLaw.of(0)}, out, 0, 8));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> source.normals(0, 9, out, 0));
    }

    @Test
    void shouldCountTheSlotsOfACall() {
        assertThat(Numbering.SLOTS.normals(0)).isZero();
        assertThat(Numbering.SLOTS.normals(1)).isEqualTo(1);
        assertThat(Numbering.SLOTS.normals(4)).isEqualTo(1);
        assertThat(Numbering.SLOTS.normals(5)).isEqualTo(2);
        assertThat(Numbering.SLOTS.uniforms(0)).isZero();
        assertThat(Numbering.SLOTS.uniforms(2)).isEqualTo(1);
        assertThat(Numbering.SLOTS.uniforms(Integer.MAX_VALUE)).isEqualTo(1L << 30);
    }

    private static void assertUntouched(Lanes out, int offset, int count) {
        for (int i = 0; i < out.length(); i++) {
            if (i < offset || i >= offset + Lanes.WIDTH * count) {
                assertThat(out.get(i)).isEqualTo(-1);
            }
        }
    }

    private static double[] everything(DrawSource source) {
        Lanes out = Lanes.allocate(8 * 12);
        source.normals(0, 7, out, 0);
        source.uniforms(2, 3, out, 56);
        source.chi(4, new ChiLaw[]{ChiLaw.of(1)}, out, 80, 8);
        source.chi(5, new ChiLaw[]{ChiLaw.of(2)}, out, 88, 8);
        return values(out);
    }

    private static double[] normals(DrawSource source, long slot, int count) {
        Lanes out = Lanes.allocate(8L * count);
        source.normals(slot, count, out, 0);
        return Arrays.copyOf(values(out), 8 * count);
    }

    private static double[] uniforms(DrawSource source, long slot, int count) {
        Lanes out = Lanes.allocate(8L * count);
        source.uniforms(slot, count, out, 0);
        return Arrays.copyOf(values(out), 8 * count);
    }

    private static double[] lanes(double[] values, int index) {
        return Arrays.copyOfRange(values, 8 * index, 8 * index + 8);
    }

    private static double[] values(Lanes lanes) {
        double[] values = new double[lanes.length()];
        Arrays.setAll(values, lanes::get);
        return values;
    }
}
