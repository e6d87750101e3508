package org.quartic.simd;

/** The kernels lane by lane: the plain statement of what {@link VectorKernels} computes, and what runs where there are no vectors. */
final class ScalarKernels implements LaneKernels {

    private static final int WIDTH = Lanes.WIDTH;

    @Override
    public void words(long key, long low, long high, int counters, Lanes out, int offset, int spacing) {
        for (int counter = 0; counter < counters; counter++) {
            int first = offset + 2 * counter * spacing;
            for (int lane = 0; lane < WIDTH; lane++) {
                Philox4x32.words(key, low + ((long) lane << 32) + counter, high, out, first + lane,
                        first + spacing + lane);
            }
        }
    }

    @Override
    public void normals(Lanes memory, int offset, int pairs) {
        Normals.fromWords(memory, offset, pairs);
    }

    @Override
    public void uniforms(Lanes memory, int offset, int count) {
        Uniforms.fromWords(memory, offset, count);
    }

    @Override
    public int chi(Lanes candidates, int normal, int uniform, ChiLaw law, Lanes out, int offset) {
        int accepted = 0;
        for (int lane = 0; lane < WIDTH; lane++) {
            double x = candidates.get(normal + lane);
            double root = law.root(x);
            out.set(offset + lane, law.chi(ChiLaw.cube(root)));
            if (root > 0.0 && ChiLaw.isSqueezed(x, candidates.get(uniform + lane))) {
                accepted |= 1 << lane;
            }
        }
        return accepted;
    }

    @Override
    public void exp(Lanes in, int inOffset, int length, Lanes out, int outOffset) {
        for (int i = 0; i < length; i++) {
            out.set(outOffset + i, Exponential.exp(in.get(inOffset + i)));
        }
    }

    @Override
    public void log(Lanes in, int inOffset, int length, Lanes out, int outOffset) {
        for (int i = 0; i < length; i++) {
            out.set(outOffset + i, Logarithm.log(in.get(inOffset + i)));
        }
    }

    @Override
    public void cosine(Lanes in, int inOffset, int length, Lanes out, int outOffset) {
        for (int i = 0; i < length; i++) {
            out.set(outOffset + i, SineCosine.cosine(in.get(inOffset + i)));
        }
    }

    @Override
    public void scale(Lanes in, int inOffset, double factor, Lanes out, int outOffset, int length) {
        for (int i = 0; i < length; i++) {
            out.set(outOffset + i, in.get(inOffset + i) * factor);
        }
    }

    @Override
    public void multiply(Lanes in, int inOffset, Lanes factor, int factorOffset, Lanes out, int outOffset, int length) {
        for (int i = 0; i < length; i++) {
            out.set(outOffset + i, in.get(inOffset + i) * factor.get(factorOffset + i));
        }
    }

    @Override
    public void product(Lanes x, int xOffset, int xRow, int xInner, Lanes y, int yOffset, int yInner, int yColumn,
            Lanes out,
            int outOffset, int outRow, int rows, int inner, int columns, boolean accumulate) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                for (int lane = 0; lane < WIDTH; lane++) {
                    int target = outOffset + i * outRow + j * WIDTH + lane;
                    double sum = accumulate ? out.get(target) : 0.0;
                    for (int k = 0; k < inner; k++) {
                        sum = Math.fma(x.get(xOffset + i * xRow + k * xInner + lane),
                                y.get(yOffset + k * yInner + j * yColumn + lane), sum);
                    }
                    out.set(target, sum);
                }
            }
        }
    }

    @Override
    public void softmax(Lanes scores, int offset, int rows, int columns) {
        for (int row = 0; row < rows; row++) {
            for (int lane = 0; lane < WIDTH; lane++) {
                softmaxOfRow(scores, offset + row * columns * WIDTH + lane, columns);
            }
        }
    }

    private static void softmaxOfRow(Lanes scores, int start, int columns) {
        int end = start + columns * WIDTH;
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = start; i < end; i += WIDTH) {
            largest = Math.max(largest, scores.get(i));
        }
        double sum = 0.0;
        for (int i = start; i < end; i += WIDTH) {
            double weight = Exponential.exp(scores.get(i) - largest);
            scores.set(i, weight);
            sum += weight;
        }
        double inverse = 1.0 / sum;
        for (int i = start; i < end; i += WIDTH) {
            scores.set(i, scores.get(i) * inverse);
        }
    }

    @Override
    public String toString() {
        return "scalar";
    }
}
