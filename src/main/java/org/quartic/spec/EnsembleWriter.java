package org.quartic.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Renders the section {@code ensemble}. */
final class EnsembleWriter {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private EnsembleWriter() {}

    static ObjectNode json(EnsembleSpec ensemble) {
        ObjectNode json = NODES.objectNode();
        json.put("heads", ensemble.heads());
        switch (ensemble.width()) {
            case Width.Finite(int width) -> json.put("width", width);
            case Width.Infinite() -> json.put("width", "infinite");
        }
        json.put("mixing", Words.of(ensemble.mixing()));
        json.put("score-scaling", Words.of(ensemble.scoreScaling()));
        json.set("sequence", sequence(ensemble.sequence()));
        json.set("embedding", embedding(ensemble.embedding()));
        Sigmas sigma = ensemble.sigma();
        json.putObject("sigma").put("query", sigma.query()).put("key", sigma.key()).put("value", sigma.value())
                .put("readout", sigma.readout());
        json.set("readout", readout(ensemble.readout()));
        return json;
    }

    private static JsonNode sequence(Sequence sequence) {
        return switch (sequence) {
            case Sequence.Points() -> TextNode.valueOf("points");
            case Sequence.Context(var points, boolean includeQuery) -> {
                ObjectNode context = NODES.objectNode();
                context.set("points", SpecWriter.points(points));
                context.put("include-query", includeQuery);
                yield shape("context", context);
            }
        };
    }

    private static JsonNode embedding(Embedding embedding) {
        return switch (embedding) {
            case Embedding.Coordinates() -> TextNode.valueOf("coordinates");
            case Embedding.CosNet(int features, Momentum momentum, Profile profile, Embedding.Scope scope) -> {
                ObjectNode cosNet = NODES.objectNode();
                cosNet.put("features", features);
                cosNet.set("momentum", momentum(momentum));
                cosNet.set("profile", profile(profile));
                cosNet.put("scope", Words.of(scope));
                yield shape("cos-net", cosNet);
            }
        };
    }

    private static ObjectNode momentum(Momentum momentum) {
        return switch (momentum) {
            case Momentum.Gaussian(double sigma) -> shape("gaussian", NODES.objectNode().put("sigma", sigma));
            case Momentum.Ball(double cutoff) -> shape("ball", NODES.objectNode().put("cutoff", cutoff));
            case Momentum.Propagator(double mass, double cutoff) ->
                shape("propagator", NODES.objectNode().put("mass", mass).put("cutoff", cutoff));
        };
    }

    private static ObjectNode profile(Profile profile) {
        return switch (profile) {
            case Profile.Constant(double value) -> shape("constant", NODES.objectNode().put("value", value));
            case Profile.FreeScalar(double mass) -> shape("free-scalar", NODES.objectNode().put("mass", mass));
        };
    }

    private static JsonNode readout(Readout readout) {
        return switch (readout) {
            case Readout.Gaussian() -> TextNode.valueOf("gaussian");
            case Readout.Rademacher() -> TextNode.valueOf("rademacher");
            case Readout.Uniform() -> TextNode.valueOf("uniform");
            case Readout.ThreePoint(double fourthMoment) ->
                shape("three-point", NODES.objectNode().put("fourth-moment", fourthMoment));
        };
    }

    private static ObjectNode shape(String name, ObjectNode content) {
        ObjectNode shape = NODES.objectNode();
        shape.set(name, content);
        return shape;
    }
}
