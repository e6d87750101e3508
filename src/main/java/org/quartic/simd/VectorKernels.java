package org.quartic.simd;

/**
 * The kernels on vectors of the width the machine prefers: eight draws are one, two or four of them. Every method does the same operations in
 * the same order as {@link ScalarKernels}, so that the bits are the same at any width.
 */
final class VectorKernels implements LaneKernels {

    private static final int WIDTH = Lanes.WIDTH;
    private static final int STEP = Vectors.STEP;
    /** For the rare numbers that vectors cannot take. */
    private static final LaneKernels SCALAR = new ScalarKernels();

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
    public void normals(Lanes memory, int offset, int pairs) {
        VectorNormals.radii(memory.segment(), offset, pairs);
        VectorNormals.turns(memory.segment(), offset, pairs);
    }

    @Override
    public void uniforms(Lanes memory, int offset, int count) {
        VectorNormals.uniforms(memory.segment(), offset, count * WIDTH);
    }

    @Override
    public int chi(Lanes candidates, int normal, int uniform, ChiLaw law, Lanes out, int offset) {
        int accepted = 0;
        for (int lane = 0; lane < WIDTH; lane += STEP) {
            accepted |= VectorNormals.chi(Vectors.load(candidates, normal + lane),
                    Vectors.load(candidates, uniform + lane), law, out,
                    offset + lane) << lane;
        }
        return accepted;
    }

    @Override
    public void exp(Lanes in, int inOffset, int length, Lanes out, int outOffset) {
        VectorMath.exp(in.segment(), inOffset, length, out.segment(), outOffset);
    }

    @Override
    public void log(Lanes in, int inOffset, int length, Lanes out, int outOffset) {
        if (VectorMath.areNormal(in.segment(), inOffset, length)) {
            VectorMath.logOfNormal(in.segment(), inOffset, length, out.segment(), outOffset);
        } else {
            SCALAR.log(in, inOffset, length, out, outOffset);
        }
    }

    @Override
    public void cosine(Lanes in, int inOffset, int length, Lanes out, int outOffset) {
        if (VectorMath.areReducible(in.segment(), inOffset, length)) {
            VectorMath.cosine(in.segment(), inOffset, length, out.segment(), outOffset);
        } else {
            SCALAR.cosine(in, inOffset, length, out, outOffset);
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
                VectorSoftmax.subtractLargest(scores.segment(), offset + row * columns * WIDTH + lane, columns);
            }
        }
        VectorMath.exp(scores.segment(), offset, rows * columns * WIDTH, scores.segment(), offset);
        for (int row = 0; row < rows; row++) {
            for (int lane = 0; lane < WIDTH; lane += STEP) {
                VectorSoftmax.normalise(scores.segment(), offset + row * columns * WIDTH + lane, columns);
            }
        }
    }

    @Override
    public String toString() {
        return "vector, " + Double.SIZE * STEP + " bits";
    }
}
