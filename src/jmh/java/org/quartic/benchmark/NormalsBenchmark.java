package org.quartic.benchmark;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.quartic.random.DrawSource;
import org.quartic.random.Numbering;
import org.quartic.random.PseudoRandomSource;
import org.quartic.random.Purpose;
import org.quartic.simd.Lanes;

/**
 * One standard normal: words of Philox, then Box and Muller. Compare with {@link UniformsBenchmark}, which is words and next to nothing
 * else, and among lengths: short requests pay for the call, long ones leave the nearest cache.
 */
public class NormalsBenchmark extends NanosecondsBenchmark {

    private static final int NORMALS_OF_LANE = 4096;

    /** Normals of one lane that are asked for at once. */
    @Param({"4", "32", "256", "4096"})
    private int length;

    private final DrawSource source = new PseudoRandomSource(1, Purpose.MAIN, Lanes.WIDTH);
    private final Lanes out = Lanes.allocate(NORMALS_OF_LANE * Lanes.WIDTH);

    @Benchmark
    @OperationsPerInvocation(NORMALS_OF_LANE * Lanes.WIDTH)
    public Lanes normal() {
        for (int done = 0; done < NORMALS_OF_LANE; done += length) {
            source.normals(done / Numbering.NORMALS_OF_SLOT, length, out, 0);
        }
        return out;
    }
}
