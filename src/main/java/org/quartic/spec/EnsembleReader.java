package org.quartic.spec;

import com.typesafe.config.ConfigValueType;
import java.util.List;
import java.util.OptionalInt;

/** Reads the section {@code ensemble}. */
final class EnsembleReader {
    private static final String WIDTH = Value.wholeFrom(1, Integer.MAX_VALUE) + ", or infinite";

    /** Takes the place of a faulty width: every estimator admits it. */
    private static final Width STAND_IN = new Width.Finite(1);

    private EnsembleReader() {}

    static EnsembleSpec read(Section root, OptionalInt dimension) {
        try (Section section = root.section("ensemble")) {
            int heads = (int) section.whole("heads", 1, Integer.MAX_VALUE, SpecDefaults.HEADS);
            Width width = section.required("width", WIDTH).map(EnsembleReader::width).orElse(STAND_IN);
            Mixing mixing = section.optional("mixing").map(Choice.among(Mixing.class)::read)
                    .orElse(SpecDefaults.MIXING);
            ScoreScaling scaling = section.optional("score-scaling").map(Choice.among(ScoreScaling.class)::read)
                    .orElse(SpecDefaults.SCORE_SCALING);
            Sequence sequence = section.optional("sequence").map(value -> sequence(value, dimension))
                    .orElse(SpecDefaults.SEQUENCE);
            Embedding embedding = section.optional("embedding").map(EmbeddingReader::read)
                    .orElse(SpecDefaults.EMBEDDING);
            Sigmas sigma = sigmas(section);
            Readout readout = section.optional("readout").map(EnsembleReader::readout).orElse(SpecDefaults.READOUT);
            return new EnsembleSpec(heads, width, mixing, scaling, sequence, embedding, sigma, readout);
        }
    }

    private static Width width(Value value) {
        if (value.string().filter("infinite"::equals).isPresent()) {
            return new Width.Infinite();
        }
        if (value.raw().valueType() == ConfigValueType.NUMBER) {
            return new Width.Finite((int) value.whole(1, Integer.MAX_VALUE, WIDTH));
        }
        value.refuse(WIDTH);
        return STAND_IN;
    }

    private static Sequence sequence(Value value, OptionalInt dimension) {
        return new Choice<>(SpecDefaults.SEQUENCE).word("points", new Sequence.Points())
                .shape("context", "context { points, include-query }", shape -> context(shape, dimension)).read(value);
    }

    private static Sequence context(Value value, OptionalInt dimension) {
        try (Section section = value.section()) {
            var points = section.required("points", PointsReader.ALLOWED)
                    .map(list -> PointsReader.read(list, dimension)).orElse(List.of());
            boolean includeQuery = section.optional("include-query").map(Value::truth)
                    .orElse(SpecDefaults.INCLUDE_QUERY);
            return new Sequence.Context(points, includeQuery);
        }
    }

    private static Sigmas sigmas(Section ensemble) {
        try (Section section = ensemble.section("sigma")) {
            Sigmas byDefault = SpecDefaults.SIGMA;
            return new Sigmas(section.real("query", Reals.NON_NEGATIVE, byDefault.query()),
                    section.real("key", Reals.NON_NEGATIVE, byDefault.key()),
                    section.real("value", Reals.NON_NEGATIVE, byDefault.value()),
                    section.real("readout", Reals.NON_NEGATIVE, byDefault.readout()));
        }
    }

    private static Readout readout(Value value) {
        return new Choice<>(SpecDefaults.READOUT).word("gaussian", new Readout.Gaussian())
                .word("rademacher", new Readout.Rademacher()).word("uniform", new Readout.Uniform())
                .shape("three-point", "three-point { fourth-moment }", EnsembleReader::threePoint).read(value);
    }

    private static Readout threePoint(Value value) {
        try (Section section = value.section()) {
            return new Readout.ThreePoint(section.real("fourth-moment", Reals.AT_LEAST_ONE));
        }
    }
}
