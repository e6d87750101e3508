package org.quartic.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.quartic.cumulant.Estimate;
import org.quartic.run.FourPointResult;
import org.quartic.run.Results;
import org.quartic.run.RunResult;
import org.quartic.run.Status;
import org.quartic.run.Warning;
import org.quartic.spec.FitSpec;
import org.quartic.spec.Quadruple;

/** Which numbers of a sweep a curve is fitted to, and what is said of it. */
class SweepFitsTest {

    private static final Quadruple ASKED = Results.example(Status.CONVERGED).fourPoint().getFirst().points();
    private static final String WIDTH = "ensemble.width";
    private static final String HEADS = "ensemble.heads";

    /** A run that found this of the first four-point. */
    private static SweepRun run(JsonNode width, int heads, double value, double standardError) {
        RunResult example = Results.example(Status.CONVERGED);
        FourPointResult four = example.fourPoint().getFirst();
        var found = new FourPointResult(four.points(), new Estimate(value, standardError), four.interval(),
                four.target(), four.bound(), true, new Estimate(2 * value, standardError),
                Optional.of(new Estimate(3 * value, standardError)), Optional.empty());
        var at = new LinkedHashMap<String, JsonNode>();
        at.put(WIDTH, width);
        at.put(HEADS, IntNode.valueOf(heads));
        return new SweepRun(at, Status.CONVERGED, Optional.of(new RunResult(example.name(), example.status(),
                example.spec(), example.specDigest(), example.estimator(), example.sampling(), example.draws(), 1, 1,
                example.twoPoint(), List.of(found), List.of(), Optional.empty(), List.of(), example.provenance())),
                Optional.empty());
    }

    private static SweepRun run(int width, double value, double standardError) {
        return run(IntNode.valueOf(width), 1, value, standardError);
    }

    private static SweepFit fit(FitSpec asked, List<SweepRun> runs) {
        List<SweepFit> fits = SweepFits.of(List.of(asked), runs);
        assertThat(fits).hasSize(1);
        return fits.getFirst();
    }

    private static FitSpec plateau(FitSpec.Quantity quantity, double from, double to) {
        return new FitSpec(new FitSpec.Curve.Plateau(1), quantity, ASKED, WIDTH, from, to);
    }

    private static List<String> codes(SweepFit fit) {
        return fit.warnings().stream().map(Warning::code).toList();
    }

    @Test
    void shouldFitWhatIsFiniteAndCompareWhatIsNot() {
        List<SweepRun> runs = List.of(run(TextNode.valueOf("infinite"), 1, 0.95, 0.03), run(4, 1.5, 0.01),
                run(2, 2.0, 0.01), run(8, 1.25, 0.01));
        SweepFit fit = fit(plateau(FitSpec.Quantity.FOUR_POINT, 0, 100), runs);
        assertThat(fit.fitted().orElseThrow().parameters()).containsExactly(new double[]{1.0, 2.0}, within(1e-9));
        double error = fit.fitted().orElseThrow().standardError(0);
        assertThat(fit.pull().orElseThrow()).isCloseTo(-0.05 / Math.hypot(0.03, error), within(1e-9));
        assertThat(fit.warnings()).isEmpty();
        assertThat(fit.data()).extracting(datum -> datum.x()).containsExactly(2.0, 4.0, 8.0);
        assertThat(fit(plateau(FitSpec.Quantity.NORMALISED, 0, 100), runs).fitted().orElseThrow().parameters())
                .containsExactly(new double[]{2.0, 4.0}, within(1e-9));
        assertThat(fit(plateau(FitSpec.Quantity.FINITE_WIDTH, 3, 8), runs).data()).extracting(datum -> datum.y())
                .containsExactly(4.5, 3.75);
    }

    @Test
    void shouldFitACurveForEveryValueOfTheOtherKeys() {
        var runs = new ArrayList<SweepRun>();
        for (int heads : new int[]{1, 2}) {
            for (int width : new int[]{2, 4, 8}) {
                runs.add(run(IntNode.valueOf(width), heads, (1 + 2.0 / width) / heads, 0.01));
            }
        }
        List<SweepFit> fits = SweepFits.of(List.of(plateau(FitSpec.Quantity.FOUR_POINT, 0, 100)), runs);
        assertThat(fits).extracting(SweepFit::at).containsExactly(Map.of(HEADS, IntNode.valueOf(1)),
                Map.of(HEADS, IntNode.valueOf(2)));
        assertThat(fits.get(1).fitted().orElseThrow().parameters()[0]).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void shouldWarnOfWhatShouldNotBeBelieved() {
        FitSpec asked = plateau(FitSpec.Quantity.FOUR_POINT, 0, 100);
        assertThat(codes(fit(asked, List.of(run(2, 2, 0.01), run(4, 1, 0.01))))).containsExactly("untested-fit");
        SweepFit bad = fit(asked, List.of(run(2, 2, 0.01), run(4, 1, 0.01), run(8, 1, 0.01)));
        assertThat(codes(bad)).containsExactly("bad-fit");
        assertThat(bad.warnings().getFirst().message()).contains("chi^2 is ", "for 1 degrees of freedom");
        assertThat(codes(fit(asked, List.of(run(2, 2, 0.01), run(4, 1.5, 0.01), run(8, 1.25, 0.01),
                run(16, 1, Double.NaN))))).containsExactly("left-out");
        assertThat(codes(fit(asked, List.of(run(2, 2, 0.01), run(4, 1, 0.0))))).containsExactly("left-out", "no-fit");
        assertThat(codes(fit(plateau(FitSpec.Quantity.INDEPENDENCE_BREAKING, 0, 100), List.of(run(2, 2, 0.01),
                run(4, 1, 0.01))))).containsExactly("left-out", "no-fit");
    }

    /** A curve is told at places, so that it can be drawn by whoever does not know its formula. */
    @Test
    void shouldWriteFitsAsJson() throws IOException {
        List<SweepRun> runs = List.of(run(TextNode.valueOf("infinite"), 1, 0.95, 0.03), run(4, 1.5, 0.01),
                run(2, 2.0, 0.01), run(8, 1.26, 0.01), new SweepRun(Map.of(WIDTH, IntNode.valueOf(16), HEADS,
                        IntNode.valueOf(1)), Status.FAILED, Optional.empty(), Optional.of("it broke")));
        FitSpec asked = plateau(FitSpec.Quantity.FOUR_POINT, 0, 100);
        String text = SweepJson.text(new SweepResult("made-up", List.of(WIDTH, HEADS), runs,
                SweepFits.of(List.of(asked), runs)));
        JsonNode json = JsonMapper.builder().build().readTree(text);
        assertThat(json.path("schema").textValue()).isEqualTo("quartic.sweep/1");
        assertThat(json.path("status").textValue()).isEqualTo("failed");
        assertThat(json.at("/axes/0/values").toString()).isEqualTo("[\"infinite\",4,2,8,16]");
        assertThat(json.at("/runs/1/at").toString()).isEqualTo("{\"ensemble.width\":4,\"ensemble.heads\":1}");
        assertThat(json.at("/runs/1/result/schema").textValue()).isEqualTo("quartic.result/1");
        assertThat(json.at("/runs/4/result").isNull()).isTrue();
        assertThat(json.at("/runs/4/error").textValue()).isEqualTo("it broke");
        JsonNode fit = json.at("/fits/0");
        assertThat(fit.path("kind").textValue()).isEqualTo("plateau");
        assertThat(fit.path("model").textValue()).isEqualTo("p + a1/x");
        assertThat(fit.at("/parameters/0/name").textValue()).isEqualTo("p");
        assertThat(fit.path("degrees-of-freedom").intValue()).isEqualTo(1);
        assertThat(fit.path("curve")).hasSize(101);
        assertThat(fit.at("/curve/100/x").doubleValue()).isCloseTo(8.0, within(1e-12));
        double p = fit.at("/parameters/0/estimate").doubleValue();
        assertThat(fit.at("/curve/0/y").doubleValue())
                .isCloseTo(p + fit.at("/parameters/1/estimate").doubleValue() / 2, within(1e-12));
        assertThat(fit.at("/infinite/pull").isNumber()).isTrue();
        assertThat(fit.at("/warnings/0/code").textValue()).isEqualTo("left-out");
    }

    @Test
    void shouldSayHowASweepEndedByItsWorstRun() {
        assertThat(status(Status.CONVERGED, Status.CONVERGED)).isEqualTo(Status.CONVERGED);
        assertThat(status(Status.CONVERGED, Status.EXHAUSTED)).isEqualTo(Status.EXHAUSTED);
        assertThat(status(Status.STOPPED, Status.EXHAUSTED)).isEqualTo(Status.STOPPED);
        assertThat(status(Status.STOPPED, Status.FAILED)).isEqualTo(Status.FAILED);
    }

    private static Status status(Status... statuses) {
        return new SweepResult("made-up", List.of(), List.of(statuses).stream()
                .map(status -> new SweepRun(Map.of(), status, Optional.empty(), Optional.empty())).toList(), List.of())
                .status();
    }
}
