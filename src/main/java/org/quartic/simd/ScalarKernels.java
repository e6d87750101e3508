package org.quartic.simd;

/** The kernels lane by lane: the plain statement of what {@link VectorKernels} computes, and what runs where there are no vectors. */
final class ScalarKernels implements LaneKernels {

    @Override
    public void words(long key, long low, long high, int counters, Lanes out, int offset, int counterSpacing,
            int wordSpacing, int lanes) {
        for (int counter = 0; counter < counters; counter++) {
            int first = offset + counter * counterSpacing;
            for (int lane = 0; lane < lanes; lane++) {
                Philox4x32.words(key, low + ((long) lane << 32) + counter, high, out, first + lane,
                        first + wordSpacing + lane);
            }
        }
    }

    @Override
    public void normals(Lanes memory, int offset, int pairs, int lanes) {
        for (int pair = 0; pair < pairs; pair++) {
            int first = offset + 2 * pair * lanes;
            for (int lane = 0; lane < lanes; lane++) {
                Normals.fromWord(memory, first + lane, first + lanes + lane);
            }
        }
    }

    @Override
    public void uniforms(Lanes memory, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            memory.set(i, Uniforms.of(memory.getBits(i)));
        }
    }

    @Override
    public boolean chi(Lanes candidates, int normal, int uniform, ChiLaw law, Lanes out, int offset, int lanes) {
        boolean all = true;
        for (int lane = 0; lane < lanes; lane++) {
            double x = candidates.get(normal + lane);
            double root = law.root(x);
            boolean accepted = root > 0.0 && ChiLaw.isSqueezed(x, candidates.get(uniform + lane));
            out.set(offset + lane, accepted ? law.chi(ChiLaw.cube(root)) : Double.NaN);
            all &= accepted;
        }
        return all;
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
    public void fill(double value, Lanes out, int outOffset, int length) {
        for (int i = 0; i < length; i++) {
            out.set(outOffset + i, value);
        }
    }

    @Override
    public void subtract(Lanes in, int inOffset, double value, Lanes out, int outOffset, int length) {
        for (int i = 0; i < length; i++) {
            out.set(outOffset + i, in.get(inOffset + i) - value);
        }
    }

    @Override
    public void add(Lanes x, int xOffset, Lanes y, int yOffset, Lanes out, int outOffset, int length) {
        for (int i = 0; i < length; i++) {
            out.set(outOffset + i, x.get(xOffset + i) + y.get(yOffset + i));
        }
    }

    @Override
    public void multiply(Lanes x, int xOffset, Lanes y, int yOffset, Lanes out, int outOffset, int length) {
        for (int i = 0; i < length; i++) {
            out.set(outOffset + i, x.get(xOffset + i) * y.get(yOffset + i));
        }
    }

    @Override
    public void multiplyAdd(Lanes x, int xOffset, Lanes y, int yOffset, Lanes out, int outOffset, int length) {
        for (int i = 0; i < length; i++) {
            out.set(outOffset + i, Math.fma(x.get(xOffset + i), y.get(yOffset + i), out.get(outOffset + i)));
        }
    }

    @Override
    public void addScaled(Lanes in, int inOffset, double factor, Lanes out, int outOffset, int length) {
        for (int i = 0; i < length; i++) {
            out.set(outOffset + i, Math.fma(in.get(inOffset + i), factor, out.get(outOffset + i)));
        }
    }

    @Override
    public void sums(Lanes in, int inOffset, int length, double origin, Lanes out, int outOffset) {
        for (int lane = 0; lane < Lanes.WIDTH; lane++) {
            double sum = 0.0;
            for (int i = lane; i < length; i += Lanes.WIDTH) {
                sum += in.get(inOffset + i) - origin;
            }
            out.set(outOffset + lane, sum);
        }
    }

    @Override
    public void product(Lanes x, int xOffset, int xRow, int xInner, Lanes y, int yOffset, int yInner, int yColumn,
            Lanes out, int outOffset, int outRow, int outColumn, int rows, int inner, int columns, boolean accumulate,
            int lanes) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                for (int lane = 0; lane < lanes; lane++) {
                    int target = outOffset + i * outRow + j * outColumn + lane;
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
    public void softmax(Lanes scores, int offset, int rows, int columns, int lanes) {
        for (int row = 0; row < rows; row++) {
            for (int lane = 0; lane < lanes; lane++) {
                softmaxOfRow(scores, offset + row * columns * lanes + lane, columns, lanes);
            }
        }
    }

    private static void softmaxOfRow(Lanes scores, int start, int columns, int lanes) {
        int end = start + columns * lanes;
        double largest = scores.get(start);
        for (int i = start + lanes; i < end; i += lanes) {
            largest = scores.get(i) > largest ? scores.get(i) : largest;
        }
        double sum = 0.0;
        for (int i = start; i < end; i += lanes) {
            double weight = Exponential.weight(scores.get(i) - largest);
            scores.set(i, weight);
            sum += weight;
        }
        double inverse = 1.0 / sum;
        for (int i = start; i < end; i += lanes) {
            scores.set(i, scores.get(i) * inverse);
        }
    }

    @Override
    public String toString() {
        return "scalar";
    }
}
