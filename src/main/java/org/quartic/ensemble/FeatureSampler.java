package org.quartic.ensemble;

import org.quartic.random.DrawSource;
import org.quartic.simd.Lanes;
import org.quartic.spec.Embedding;
import org.quartic.spec.Momentum;

/** Draws (b, c) of a cos-net (2.22) and the amplitudes sqrt(2) F(b), for a strip of draws at once. */
final class FeatureSampler {

    private final ParameterLayout layout;
    private final DrawSource source;
    private final int features;
    private final int dimension;
    private final Momentum momentum;
    private final RadialLaw radius;
    private final Amplitude amplitude;
    private final int lanes;
    private final Lanes radii;

    FeatureSampler(ParameterLayout layout, DrawSource source, Embedding.CosNet cosNet, int dimension) {
        this.layout = layout;
        this.source = source;
        lanes = layout.lanes();
        radii = Lanes.allocate(lanes);
        this.features = cosNet.features();
        this.dimension = dimension;
        this.momentum = cosNet.momentum();
        this.radius = RadialLaw.of(momentum, dimension, source, lanes);
        this.amplitude = Amplitude.of(cosNet.profile(), momentum, dimension);
    }

    void fill(long slot, Lanes out, int momenta, int phases, int amplitudes) {
        source.uniforms(slot, features, out, phases);
        for (int i = 0; i < features * lanes; i++) {
            out.set(phases + i, Math.PI * (2.0 * out.get(phases + i) - 1.0));
        }
        long momentumSlot = slot + layout.phaseSlots(features);
        source.normals(momentumSlot, features * dimension, out, momenta);
        long radiusSlot = momentumSlot + layout.momentumSlots(features);
        for (int feature = 0; feature < features; feature++) {
            int vector = momenta + feature * dimension * lanes;
            radius.fill(radiusSlot + feature, radii);
            for (int lane = 0; lane < lanes; lane++) {
                scaleVector(out, vector + lane, radii.get(lane));
                out.set(amplitudes + feature * lanes + lane, amplitude.at(squaredNorm(out, vector + lane)));
            }
        }
    }

    /** Turns unit normals into a momentum: by sigma for the gaussian law, else to the drawn radius. */
    private void scaleVector(Lanes out, int vector, double radius) {
        double factor = momentum instanceof Momentum.Gaussian(double sigma) ? sigma
                : radius / Math.sqrt(squaredNorm(out, vector));
        for (int k = 0; k < dimension; k++) {
            out.set(vector + k * lanes, out.get(vector + k * lanes) * factor);
        }
    }

    private double squaredNorm(Lanes out, int vector) {
        double sum = 0.0;
        for (int k = 0; k < dimension; k++) {
            double component = out.get(vector + k * lanes);
            sum = Math.fma(component, component, sum);
        }
        return sum;
    }
}
