package org.quartic.spec;

import java.util.Optional;

/** Reads the token map, {@code ensemble.embedding}. */
final class EmbeddingReader {
    private static final String FREE_SCALAR_LAWS = "free-scalar with momentum ball, or with momentum propagator of the same mass";

    private EmbeddingReader() {}

    static Embedding read(Value value) {
        return new Choice<>(SpecDefaults.EMBEDDING).word("coordinates", new Embedding.Coordinates())
                .shape("cos-net", "cos-net { features, momentum, profile, scope }", EmbeddingReader::cosNet)
                .read(value);
    }

    private static Embedding cosNet(Value value) {
        try (Section section = value.section()) {
            int features = (int) section.whole("features", 1, SpecLimits.TOKEN_DIMENSION);
            Choice<Momentum> momenta = momenta();
            Momentum momentum = section.required("momentum", momenta.allowed()).map(momenta::read)
                    .orElse(new Momentum.Gaussian(1.0));
            Choice<Profile> profiles = profiles();
            Optional<Value> written = section.required("profile", profiles.allowed());
            Profile profile = written.map(profiles::read).orElse(new Profile.Constant(1.0));
            Embedding.Scope scope = section.optional("scope").map(Choice.among(Embedding.Scope.class)::read)
                    .orElse(SpecDefaults.SCOPE);
            if (value.faults().clean(value.path() + ".momentum") && value.faults().clean(value.path() + ".profile")) {
                written.ifPresent(place -> checkLaw(momentum, profile, place));
            }
            return new Embedding.CosNet(features, momentum, profile, scope);
        }
    }

    private static Choice<Momentum> momenta() {
        return new Choice<Momentum>(new Momentum.Gaussian(1.0))
                .shape("gaussian", "gaussian { sigma }", EmbeddingReader::gaussian)
                .shape("ball", "ball { cutoff }", EmbeddingReader::ball)
                .shape("propagator", "propagator { mass, cutoff }", EmbeddingReader::propagator);
    }

    private static Choice<Profile> profiles() {
        return new Choice<Profile>(new Profile.Constant(1.0))
                .shape("constant", "constant { value }", EmbeddingReader::constant)
                .shape("free-scalar", "free-scalar { mass }", EmbeddingReader::freeScalar);
    }

    private static Momentum gaussian(Value value) {
        try (Section section = value.section()) {
            return new Momentum.Gaussian(section.real("sigma", Reals.POSITIVE));
        }
    }

    private static Momentum ball(Value value) {
        try (Section section = value.section()) {
            return new Momentum.Ball(section.real("cutoff", Reals.POSITIVE));
        }
    }

    private static Momentum propagator(Value value) {
        try (Section section = value.section()) {
            double mass = section.real("mass", Reals.POSITIVE);
            return new Momentum.Propagator(mass, section.real("cutoff", Reals.POSITIVE));
        }
    }

    private static Profile constant(Value value) {
        try (Section section = value.section()) {
            return new Profile.Constant(section.real("value", Reals.ANY));
        }
    }

    private static Profile freeScalar(Value value) {
        try (Section section = value.section()) {
            return new Profile.FreeScalar(section.real("mass", Reals.POSITIVE));
        }
    }

    /** A free scalar's spectral density can only be had from momenta that reach it: with F(b) finite and cut off, as (2.29) is. */
    private static void checkLaw(Momentum momentum, Profile profile, Value place) {
        if (!(profile instanceof Profile.FreeScalar(double mass))) {
            return;
        }
        switch (momentum) {
            case Momentum.Ball ball -> {
            }
            case Momentum.Gaussian gaussian ->
                place.refuse("free-scalar with momentum gaussian", FREE_SCALAR_LAWS, Optional.empty());
            case Momentum.Propagator propagator when propagator.mass() != mass -> place.refuse(
                    "free-scalar of mass " + mass + " with momentum propagator of mass " + propagator.mass(),
                    FREE_SCALAR_LAWS, Optional.empty());
            case Momentum.Propagator propagator -> {
            }
        }
    }
}
