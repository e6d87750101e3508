package org.quartic.benchmark;

import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.quartic.random.DrawSource;
import org.quartic.random.PseudoRandomSource;
import org.quartic.random.Purpose;
import org.quartic.simd.ChiLaw;
import org.quartic.simd.Lanes;

/**
 * One chi, drawn by rejection, a slot at a time. Compare with {@link NormalsBenchmark} at length 4: the diagonal of a Bartlett factor is
 * chi, the rest normals. One degree of freedom needs no rejection; the more there are, the fewer candidates fail.
 */
public class ChiBenchmark extends NanosecondsBenchmark {

    private static final int SLOTS = 512;

    @Param({"1", "4", "64"})
    private int degreesOfFreedom;

    private final DrawSource source = new PseudoRandomSource(1, Purpose.MAIN, Lanes.WIDTH);
    private final Lanes out = Lanes.allocate(SLOTS * Lanes.WIDTH);
    private ChiLaw[] laws;

    @Setup
    public void chooseTheLaws() {
        laws = new ChiLaw[SLOTS];
        Arrays.fill(laws, ChiLaw.of(degreesOfFreedom));
    }

    @Benchmark
    @OperationsPerInvocation(SLOTS * Lanes.WIDTH)
    public Lanes chi() {
        source.chi(0, laws, out, 0, Lanes.WIDTH);
        return out;
    }
}
