package org.quartic.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.quartic.actor.RunEngine;
import org.quartic.run.Checkpoint;
import org.quartic.run.Estimation;
import org.quartic.run.ResultCsv;
import org.quartic.run.Results;
import org.quartic.run.RunResult;
import org.quartic.run.Spent;
import org.quartic.run.Status;
import org.quartic.spec.RunSpec;
import org.quartic.spec.Specs;
import org.quartic.table.ReadArrays;
import org.quartic.table.TableFormat;
import org.quartic.theory.Theory;

/** What other programs get is what a result says as CSV. */
class ResultRowsTest {

    private static byte[] written(TableFormat format, RunResult result, Optional<TheoryComparison> comparison)
            throws IOException {
        var out = new ByteArrayOutputStream();
        ResultRows.write(format, result, comparison, out);
        return out.toByteArray();
    }

    @Test
    void shouldBeTheRowsOfTheCsv() throws IOException {
        for (RunResult result : new RunResult[]{Results.example(Status.STOPPED), Results.empty(),
                Results.withSixPoints(Results.example(Status.CONVERGED))}) {
            assertThat(new String(written(TableFormat.CSV, result, Optional.empty()), StandardCharsets.UTF_8))
                    .isEqualTo(ResultCsv.text(result));
        }
    }

    @Test
    void shouldHaveWhatIsKnownBesideWhatIsEstimated() throws IOException {
        RunSpec spec = Specs.resolved(Specs.with("points = [[0.6], [1.0], [-0.8], [0.2]]", "ensemble.width = infinite",
                "correlators.six-point = [[0, 0, 0, 0, 0, 0]]", "stop.target.absolute = 1"));
        RunResult result;
        try (RunEngine engine = RunEngine.start(1)) {
            result = new Attempt(Estimation.of(spec, false), new RunSettings(1, false, false, Optional.empty()),
                    new Meter(), look -> {
                    }, state -> {
                    }, stop -> {
                    }).run(engine, Checkpoint.none(), Spent.NOTHING, Optional.empty()).result();
        }
        var comparison = new TheoryComparison(result, Theory.of(spec));
        assertThat(new String(written(TableFormat.CSV, result, Optional.of(comparison)), StandardCharsets.UTF_8))
                .isEqualTo(comparison.csv());
        var arrays = ReadArrays.of(written(TableFormat.NPZ, result, Optional.of(comparison)));
        double[] known = arrays.get("known").doubles();
        double[] estimate = arrays.get("estimate").doubles();
        double[] error = arrays.get("standard-error").doubles();
        assertThat(known).hasSize(10 + 3 + 1);
        for (int row = 0; row < 13; row++) {
            assertThat(Math.abs(known[row] - estimate[row])).isLessThan(5 * error[row]);
        }
        assertThat(known[13]).as("of a six-point").isNaN();
        assertThat(Arrays.stream(arrays.get("accuracy").doubles()).limit(13)).allSatisfy(
                accuracy -> assertThat(accuracy).isBetween(0.0, 1e-9));
    }
}
