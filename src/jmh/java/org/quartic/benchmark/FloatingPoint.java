package org.quartic.benchmark;

import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Adds a row to the report: nanoseconds a floating-point operation, of which a fused multiply-add is two. Its inverse is GFlop/s. */
@AuxCounters(AuxCounters.Type.OPERATIONS)
@State(Scope.Thread)
public class FloatingPoint {

    public long flop;

    /** Counts the product of two matrices in every lane. */
    void countProduct(int rows, int inner, int columns, int lanes) {
        flop += 2L * rows * inner * columns * lanes;
    }
}
