package org.quartic.benchmark;

import java.util.Random;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.quartic.simd.LaneMatrix;
import org.quartic.simd.Lanes;

/**
 * The products a head consists of, for eight draws, in the nearest caches; 1 / {@code flop} is GFlop/s. Compare with the peak that
 * {@code ops/compare} measures on the same machine.
 */
public class ProductBenchmark extends NanosecondsBenchmark {

    /** Columns of W^Q and W^K that are drawn at once. */
    private static final int COLUMNS = 8;

    /** Draws side by side where matrices are small, as in a run. */
    private static final int SMALL_LANES = 64;

    /** Tokens by coordinates, T x D: those of the small, the medium and the large head. */
    @Param({"4x2", "16x16", "32x32"})
    private String shape;

    private int tokens;
    private int dimension;
    private int lanes;
    private LaneMatrix products;
    private Lanes left;
    private Lanes right;
    private Lanes out;

    @Setup
    public void drawMatrices() {
        String[] sides = shape.split("x");
        tokens = Integer.parseInt(sides[0]);
        dimension = Integer.parseInt(sides[1]);
        lanes = tokens < Lanes.WIDTH ? SMALL_LANES : Lanes.WIDTH;
        products = new LaneMatrix(lanes);
        int longest = Math.max(Math.max(tokens, dimension), COLUMNS);
        left = matrix(longest);
        right = matrix(longest);
        out = matrix(longest);
    }

    private Lanes matrix(int side) {
        var random = new Random(side);
        Lanes matrix = Lanes.allocate((long) side * side * lanes);
        for (int i = 0; i < matrix.length(); i++) {
            matrix.set(i, 0x1.0p-10 * random.nextGaussian());
        }
        return matrix;
    }

    /** M += W^Q W^K^T over some columns, D x columns x D: what the sampler does with wide matrices. */
    @Benchmark
    public Lanes projection(FloatingPoint counted) {
        products.accumulateOuter(left, 0, dimension, right, 0, dimension, COLUMNS, out, 0, dimension, dimension);
        counted.countProduct(dimension, COLUMNS, dimension, lanes);
        return out;
    }

    /** Queries times tokens transposed, T x D x T. */
    @Benchmark
    public Lanes scores(FloatingPoint counted) {
        products.multiplyTransposed(left, 0, right, 0, out, 0, tokens, tokens, dimension, tokens);
        counted.countProduct(tokens, dimension, tokens, lanes);
        return out;
    }

    /** Weights times tokens, T x T x D. */
    @Benchmark
    public Lanes values(FloatingPoint counted) {
        products.multiply(left, 0, tokens, right, 0, out, 0, tokens, tokens, dimension);
        counted.countProduct(tokens, tokens, dimension, lanes);
        return out;
    }
}
