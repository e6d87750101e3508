package org.quartic.simd;

import jdk.incubator.vector.DoubleVector;

/**
 * The kernels on vectors of the width the machine prefers: eight draws are one, two or four of them. Every method does the same operations in
 * the same order as {@link ScalarKernels}, so that the bits are the same at any width.
 */
final class VectorKernels implements LaneKernels {

    private static final int WIDTH = Lanes.WIDTH;
    private static final int STEP = Vectors.STEP;

    @Override
    public void words(long key, long low, long high, int counters, Lanes out, int offset, int spacing) {
        for (int counter = 0; counter < counters; counter++) {
            int first = offset + 2 * counter * spacing;
            for (int lane = 0; lane < WIDTH; lane += STEP) {
                VectorPhilox.words(key, low + ((long) lane << 32) + counter, high, out, first + lane,
                        first + spacing + lane);
            }
        }
    }

    @Override
    public void normals(Lanes memory, int offset, int count) {
        VectorNormals.fromWords(memory, offset, count);
    }

    @Override
    public void uniforms(Lanes memory, int offset, int count) {
        for (int i = offset; i < offset + WIDTH * count; i += STEP) {
            Vectors.store(VectorNormals.uniform(Vectors.loadBits(memory, i)), memory, i);
        }
    }

    @Override
    public int chi(Lanes words, int normal, int uniform, ChiCandidate law, Lanes out, int offset) {
        int accepted = 0;
        for (int lane = 0; lane < WIDTH; lane += STEP) {
            DoubleVector x = VectorNormals.first(Vectors.loadBits(words, normal + lane));
            DoubleVector u = VectorNormals.uniform(Vectors.loadBits(words, uniform + lane));
            accepted |= VectorNormals.chi(x, u, law, out, offset + lane) << lane;
        }
        return accepted;
    }

    @Override
    public void exp(Lanes in, int inOffset, int length, Lanes out, int outOffset) {
        for (int i = 0; i < length; i += STEP) {
            Vectors.store(VectorMath.exp(Vectors.load(in, inOffset + i)), out, outOffset + i);
        }
    }

    @Override
    public void log(Lanes in, int inOffset, int length, Lanes out, int outOffset) {
        for (int i = 0; i < length; i += STEP) {
            DoubleVector x = Vectors.load(in, inOffset + i);
            if (VectorMath.isNormal(x)) {
                Vectors.store(VectorMath.logOfNormal(x), out, outOffset + i);
            } else {
                for (int lane = 0; lane < STEP; lane++) {
                    out.set(outOffset + i + lane, Logarithm.log(x.lane(lane)));
                }
            }
        }
    }

    @Override
    public void cosine(Lanes in, int inOffset, int length, Lanes out, int outOffset) {
        for (int i = 0; i < length; i += STEP) {
            DoubleVector x = Vectors.load(in, inOffset + i);
            if (VectorMath.isReducible(x)) {
                Vectors.store(VectorMath.cosine(x), out, outOffset + i);
            } else {
                for (int lane = 0; lane < STEP; lane++) {
                    out.set(outOffset + i + lane, SineCosine.cosine(x.lane(lane)));
                }
            }
        }
    }

    @Override
    public void scale(Lanes in, int inOffset, double factor, Lanes out, int outOffset, int length) {
        for (int i = 0; i < length; i += STEP) {
            Vectors.store(Vectors.load(in, inOffset + i).mul(factor), out, outOffset + i);
        }
    }

    @Override
    public void multiply(Lanes in, int inOffset, Lanes factor, int factorOffset, Lanes out, int outOffset, int length) {
        for (int i = 0; i < length; i += STEP) {
            Vectors.store(Vectors.load(in, inOffset + i).mul(Vectors.load(factor, factorOffset + i)), out,
                    outOffset + i);
        }
    }

    @Override
    public void product(Lanes x, int xOffset, int xRow, int xInner, Lanes y, int yOffset, int yInner, int yColumn,
            Lanes out,
            int outOffset, int outRow, int rows, int inner, int columns, boolean accumulate) {
        for (int lane = 0; lane < WIDTH; lane += STEP) {
            VectorProduct.product(x.segment(), xOffset + lane, xRow, xInner, y.segment(), yOffset + lane, yInner,
                    yColumn, out.segment(),
                    outOffset + lane, outRow, rows, inner, columns, accumulate);
        }
    }

    @Override
    public void softmax(Lanes scores, int offset, int rows, int columns) {
        for (int row = 0; row < rows; row++) {
            for (int lane = 0; lane < WIDTH; lane += STEP) {
                softmaxOfRow(scores, offset + row * columns * WIDTH + lane, columns);
            }
        }
    }

    private static void softmaxOfRow(Lanes scores, int start, int columns) {
        int end = start + columns * WIDTH;
        DoubleVector largest = Vectors.broadcast(Double.NEGATIVE_INFINITY);
        for (int i = start; i < end; i += WIDTH) {
            largest = largest.max(Vectors.load(scores, i));
        }
        DoubleVector sum = Vectors.broadcast(0.0);
        for (int i = start; i < end; i += WIDTH) {
            DoubleVector weight = VectorMath.exp(Vectors.load(scores, i).sub(largest));
            Vectors.store(weight, scores, i);
            sum = sum.add(weight);
        }
        DoubleVector inverse = Vectors.broadcast(1.0).div(sum);
        for (int i = start; i < end; i += WIDTH) {
            Vectors.store(Vectors.load(scores, i).mul(inverse), scores, i);
        }
    }

    @Override
    public String toString() {
        return "vector, " + Double.SIZE * STEP + " bits";
    }
}
