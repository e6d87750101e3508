package org.quartic.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigSyntax;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** A spec survives being rendered and read, to the bit, and keeps its digest. */
class SpecRoundTripTest {
    @Provide
    Arbitrary<RunSpec> specs() {
        return SpecArbitraries.runSpecs();
    }

    private static RunSpec read(String text, ConfigSyntax syntax) {
        return switch (SpecReader.readRequest(text, syntax)) {
            case SpecReading.Valid(RunSpec spec) -> spec;
            case SpecReading.Faulty(var faults) -> throw new AssertionError(
                    faults.stream().map(SpecFault::describe).collect(Collectors.joining("\n", "", "\n" + text)));
        };
    }

    @Property(seed = "20260210", tries = 300)
    void shouldReadBackWhatIsRendered(@ForAll("specs") RunSpec spec) {
        assertThat(read(SpecWriter.json(spec).toString(), ConfigSyntax.JSON)).isEqualTo(spec);
        assertThat(read(SpecWriter.json(spec).toPrettyString(), ConfigSyntax.CONF)).isEqualTo(spec);
        assertThat(read(SpecWriter.hocon(spec), ConfigSyntax.CONF)).isEqualTo(spec);
    }

    @Property(seed = "20260211", tries = 200)
    void shouldKeepJsonAndDigestsWhenTheResolvedSpecIsReadAgain(@ForAll("specs") RunSpec spec) {
        ObjectNode json = SpecWriter.json(Specs.resolved(spec));
        RunSpec again = read(json.toString(), ConfigSyntax.JSON);
        assertThat(SpecWriter.json(Specs.resolved(again))).isEqualTo(json).hasToString(json.toString());
        assertThat(SpecDigest.of(again)).isEqualTo(SpecDigest.of(Specs.resolved(spec)));
        assertThat(SpecDigest.ofDraws(again)).isEqualTo(SpecDigest.ofDraws(Specs.resolved(spec)));
        if (!spec.isResolved()) {
            assertThatIllegalArgumentException().isThrownBy(() -> SpecDigest.of(spec)).withMessageContaining("auto");
        }
    }

    @Property(seed = "20260212", tries = 100)
    void shouldTellDifferentSpecsApart(@ForAll("specs") RunSpec one, @ForAll("specs") RunSpec other) {
        RunSpec renamed = new RunSpec(one.name(), other.seed(), other.points(), other.ensemble(), other.estimator(),
                other.sampling(), other.correlators(), other.stop());
        String digest = SpecDigest.of(Specs.resolved(other));
        assertThat(SpecDigest.of(Specs.resolved(renamed))).isEqualTo(digest);
        assertThat(SpecDigest.of(Specs.resolved(one)).equals(digest))
                .isEqualTo(Specs.resolved(one).equals(Specs.resolved(renamed)));
    }

    @Property(seed = "20260213", tries = 100)
    void shouldGiveDrawsTheSameDigestWhateverEndsThem(@ForAll("specs") RunSpec spec) {
        RunSpec longer = new RunSpec(spec.name(), spec.seed(), spec.points(), spec.ensemble(), spec.estimator(),
                spec.sampling(), spec.correlators(), new StopSpec(spec.stop().target(), spec.stop().rule(),
                        spec.stop().confidence() / 2, 16, 1_000, spec.stop().expectedDraws(),
                        spec.stop().maxWallTime()));
        RunSpec resolved = Specs.resolved(spec);
        assertThat(SpecDigest.ofDraws(Specs.resolved(longer))).isEqualTo(SpecDigest.ofDraws(resolved));
        assertThat(SpecDigest.of(Specs.resolved(longer))).isNotEqualTo(SpecDigest.of(resolved));
    }

    @Property(seed = "20260214", tries = 100)
    void shouldRenderOnlyKeysOfTheSchema(@ForAll("specs") RunSpec spec) {
        assertThat(ConfigFactory.parseString(SpecWriter.json(spec).toString()).entrySet())
                .allSatisfy(entry -> assertThat(SpecKeys.ALL).contains(entry.getKey()));
    }

    @Test
    void shouldRenderEveryKeyInTheOrderOfTheSchema() {
        RunSpec spec = read("points = [[1]], ensemble.width = 64, correlators.four-point = [[0,0,0,0]], "
                + "stop { target.absolute = 1.0e-5, max-wall-time = 90 minutes }", ConfigSyntax.CONF);
        assertThat(SpecWriter.json(Specs.resolved(spec))).hasToString("{\"name\":\"run\",\"seed\":0,\"points\":[[1.0]],"
                + "\"ensemble\":{\"heads\":1,\"width\":64,\"mixing\":\"softmax\",\"score-scaling\":\"sqrt-width\","
                + "\"sequence\":\"points\",\"embedding\":\"coordinates\","
                + "\"sigma\":{\"query\":1.0,\"key\":1.0,\"value\":1.0,\"readout\":1.0},\"readout\":\"gaussian\"},"
                + "\"estimator\":\"collapsed\",\"sampling\":\"pseudo-random\","
                + "\"correlators\":{\"two-point\":\"all\",\"four-point\":[[0,0,0,0]],\"six-point\":[]},"
                + "\"stop\":{\"target\":{\"absolute\":1.0E-5},\"rule\":\"anytime\",\"confidence\":0.95,"
                + "\"min-draws\":16384,\"max-draws\":1000000000000,\"expected-draws\":1048576,\"max-wall-time\":\"90m\"}}");
    }

    /** Runs are found again by their digest: a change here loses what people have stored. */
    @Test
    void shouldKeepTheDigestOfEarlierReleases() {
        RunSpec spec = Specs.resolved(read("points = [[1]], ensemble.width = 64, correlators.four-point = [[0,0,0,0]], "
                + "stop.target.absolute = 1.0e-5", ConfigSyntax.CONF));
        assertThat(List.of(SpecDigest.of(spec), SpecDigest.ofDraws(spec))).containsExactly(
                "sha256:03dc5863afa4f5c7b9098cba8a430d6fe739e3ab98be6c34940a1e93553e9650",
                "sha256:e6b5d39e5135b8476b33d2f75d31e1b321e60ab802e970ee24b9ddd2d765c5e2");
    }

    @Test
    void shouldTakeMinusZeroForZero() {
        String text = "points = [[%s]], ensemble { width = 1, sigma.query = %s }, correlators.four-point = [[0,0,0,0]], "
                + "stop.target.absolute = 1";
        RunSpec minus = read(text.formatted("-0.0", "-0"), ConfigSyntax.CONF);
        assertThat(minus).isEqualTo(read(text.formatted("0", "0.0"), ConfigSyntax.CONF));
        assertThat(SpecWriter.json(minus).toString()).doesNotContain("-0");
    }
}
