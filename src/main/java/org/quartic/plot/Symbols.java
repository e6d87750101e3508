package org.quartic.plot;

import java.util.List;
import java.util.Map;
import org.quartic.spec.Quadruple;

/** How what the physics is about is written. */
final class Symbols {
    private static final Map<String, String> KEYS = Map.of("ensemble.width", "*d*_k", "ensemble.heads", "*N*_h",
            "ensemble.sigma.query", "*σ*_Q", "ensemble.sigma.key", "*σ*_K", "ensemble.sigma.value", "*σ*_V",
            "ensemble.sigma.readout", "*σ*_z", "ensemble.embedding.cos-net.features", "*D*");

    private Symbols() {}

    /** A key of a spec by its symbol, where it has one. */
    static MathText key(String key) {
        return KEYS.containsKey(key) ? MathText.of(KEYS.get(key)) : MathText.plain(key);
    }

    /** A value as it stands in a spec: {@code 64}, {@code ∞}. */
    static MathText value(String value) {
        return MathText.plain(value.equals(Sweep.INFINITE) ? "∞" : value.replace('-', '−'));
    }

    /** Points as arguments: (x_0,x_1). */
    static MathText points(List<Integer> indices) {
        MathText text = MathText.plain("(");
        for (int i = 0; i < indices.size(); i++) {
            text = text.plus(MathText.of((i > 0 ? "," : "") + "*x*_{" + indices.get(i) + "}"));
        }
        return text.plus(MathText.plain(")"));
    }

    static MathText points(Quadruple points) {
        return points(points.indices());
    }
}
