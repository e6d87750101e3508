package org.quartic.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.quartic.run.FourPointResult;
import org.quartic.run.Results;
import org.quartic.run.RunResult;
import org.quartic.run.Status;
import org.quartic.spec.Quadruple;

class CorrelatorFigureTest {
    private static Figure figure(Wishes wishes, RunResult... results) {
        return CorrelatorFigure.of(List.of(results).stream().map(NamedResult::of).toList(), wishes);
    }

    @Test
    void shouldShowTwoPointsByTheDistanceOfTheirPoints() {
        Figure figure = figure(Sweeps.NONE, Sweeps.result("one", 0.1, 0.2), Sweeps.result("other", 0.1, 0.2));
        var points = (Layer.Points) figure.panels().getFirst().layers().getFirst();
        assertThat(points.data()).extracting(Datum::x).containsExactly(0.0, 0.5, 1.5);
        assertThat(points.data()).extracting(Datum::y).containsExactly(0.5, 0.3, 0.2);
        Page page = Page.of(figure);
        assertThat(page.texts()).contains("|xa − xb|", "G2(xa,xb)", "one", "other");
        assertThat(page.marks()).isEqualTo(2 * 3 + 2);
    }

    @Test
    void shouldSetFourPointsSideBySide() {
        Page page = Page.of(figure(Sweeps.wishes(Optional.of(Quantity.FOUR_POINT)), Sweeps.result("one", -0.1, 0.2)));
        assertThat(page.texts()).contains("0 1 2 3", "0 0 1 1", "G4c(xa,xb,xc,xd)").doesNotContain("one");
        assertThat(page.marks()).isEqualTo(2);
    }

    @Test
    void shouldShowOnlyTheFourPointsThatWereChosenInAnyOrder() {
        Page page = Page.of(figure(Sweeps.wishes(Optional.empty(), new Quadruple(3, 2, 1, 0)),
                Sweeps.result("one", -0.1, 0.2)));
        assertThat(page.texts()).contains("0 1 2 3").doesNotContain("0 0 1 1");
        assertThatThrownBy(() -> figure(Sweeps.wishes(Optional.empty(), new Quadruple(3, 3, 3, 3)),
                Sweeps.result("one", -0.1, 0.2))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found no such four-point");
    }

    @Test
    void shouldTurnLabelsForWhichThereIsNoRoomAndRefuseMoreThanThat() {
        RunResult result = withFourPoints(12);
        Wishes four = Sweeps.wishes(Optional.of(Quantity.FOUR_POINT));
        assertThat(Page.of(figure(four, result)).text("0 0 0 11").getAttribute("transform")).startsWith("rotate(-90");
        assertThat(Page.of(figure(four, result), 300.0, 60.0).text("0 0 0 11").hasAttribute("transform")).isFalse();
        assertThatThrownBy(() -> Page.of(figure(four, withFourPoints(60)))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("there is no room for 60 labels side by side");
    }

    private static RunResult withFourPoints(int count) {
        RunResult result = Sweeps.result("many", 0.1, 0.2);
        var fourPoint = new ArrayList<FourPointResult>();
        FourPointResult first = result.fourPoint().getFirst();
        for (int i = 0; i < count; i++) {
            fourPoint.add(new FourPointResult(new Quadruple(0, 0, 0, i), first.estimate(), first.interval(),
                    first.target(), first.bound(), first.reached(), first.normalised(), first.finiteWidth(),
                    first.independenceBreaking()));
        }
        return new RunResult(result.name(), result.status(), result.spec(), result.specDigest(), result.estimator(),
                result.sampling(), result.draws(), 1.0, 1.0, List.of(), fourPoint, List.of(), Optional.empty(),
                List.of(), result.provenance());
    }

    @Test
    void shouldRefuseWhatIsNotThere() {
        assertThatThrownBy(() -> figure(Sweeps.wishes(Optional.of(Quantity.INDEPENDENCE_BREAKING)),
                Sweeps.result("one", 0.1, 0.2))).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("found no independence-breaking that is known");
        assertThatThrownBy(() -> figure(Sweeps.wishes(Optional.of(Quantity.BOUND)), Sweeps.result("one", 0.1, 0.2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--quantity: found bound; allowed here: two-point, four-point, normalised, finite-width,"
                        + " independence-breaking");
        assertThatThrownBy(() -> figure(Sweeps.NONE, Results.example(Status.CONVERGED)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the result 'two-heads': found no points in its spec for the two-point 0 0");
    }
}
