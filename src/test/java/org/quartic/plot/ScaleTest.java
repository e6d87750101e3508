package org.quartic.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ScaleTest {
    private static List<String> labels(Scale scale, int room) {
        return scale.ticks(room).stream().filter(tick -> !tick.isSmall()).map(tick -> tick.label().characters())
                .toList();
    }

    @Test
    void shouldLabelEqualStepsWithEquallyManyDecimals() {
        var scale = new LinearScale(-0.06, 0.17);
        assertThat(labels(scale, 6)).containsExactly("−0.05", "0.00", "0.05", "0.10", "0.15");
        assertThat(scale.power(6)).isEmpty();
        assertThat(scale.ticks(6)).filteredOn(Tick::isSmall).extracting(Tick::value).contains(0.01, 0.02, -0.01);
    }

    @Test
    void shouldTakeAPowerOfTenOutOfLabelsThatWouldBeLong() {
        var small = new LinearScale(0.00081, 0.00167);
        assertThat(labels(small, 5)).containsExactly("1.0", "1.2", "1.4", "1.6");
        assertThat(small.power(5)).hasValue(-3);
        assertThat(labels(new LinearScale(0.0, 3e6), 4)).containsExactly("0", "1", "2", "3");
        assertThat(new LinearScale(0.0, 3e6).power(4)).hasValue(6);
    }

    @Test
    void shouldLabelPowersOfTenOnALogarithmicScale() {
        assertThat(labels(new LogScale(4e-6, 2e-3), 8)).containsExactly("10−5", "10−4", "10−3");
        assertThat(labels(new LogScale(4e-6, 2e-4), 8)).containsExactly("10−5", "3×10−5", "10−4");
        assertThat(labels(new LogScale(0.5, 200.0), 8)).containsExactly("1", "10", "100");
        assertThat(labels(new LogScale(1e-30, 1e30), 7)).hasSizeBetween(2, 7);
        assertThat(labels(new LogScale(1.7, 75.0), 2)).containsExactly("10");
        assertThat(labels(new LogScale(3e-4, 0.05), 2)).containsExactly("10−3", "10−2");
    }

    @Test
    void shouldHoldAllDoublesOnALogarithmicScale() {
        var extent = new Extent(true);
        extent.include(Double.MIN_VALUE);
        extent.include(1e-300);
        extent.include(1e300);
        Scale scale = extent.scale();
        assertThat(labels(scale, 7)).hasSizeBetween(2, 7);
        assertThat(scale.fraction(1.0)).isCloseTo(0.5, within(0.02));
        assertThat(scale.fraction(1e-300)).isBetween(0.0, 0.06);
        assertThat(scale.fraction(1e300)).isBetween(0.94, 1.0);
    }

    @Test
    void shouldRefuseALinearScaleLongerThanAnyDouble() {
        var extent = new Extent(false);
        extent.include(-1e308);
        extent.include(1e308);
        assertThatThrownBy(extent::scale).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no axis goes from -1.0E308 to 1.0E308");
    }

    @Test
    void shouldLabelASmallPartOfADecadeByEqualSteps() {
        assertThat(labels(new LogScale(3.22, 3.78), 6)).containsExactly("3.3", "3.4", "3.5", "3.6", "3.7");
    }

    @Test
    void shouldPutTicksOnTheValuesWhereTheyAreFew() {
        var log = new LogScale(1.7, 75.0);
        var values = List.of(2.0, 4.0, 8.0, 16.0, 32.0, 64.0);
        assertThat(labels(MarkedScale.of(log, values), 6)).containsExactly("2", "4", "8", "16", "32", "64");
        assertThat(MarkedScale.of(log, values).ticks(3)).isEqualTo(log.ticks(3));
        assertThat(MarkedScale.of(log, List.of(2.0, 3.14159))).isSameAs(log);
    }

    @Test
    void shouldKeepAPlaceForInfinityBeyondTheOthers() {
        var scale = new EndlessScale(new LinearScale(0.0, 10.0));
        assertThat(scale.fraction(10.0)).isEqualTo(EndlessScale.END);
        assertThat(scale.fraction(Double.POSITIVE_INFINITY)).isBetween(EndlessScale.END, 1.0);
        assertThat(labels(scale, 4)).last().isEqualTo("∞");
    }

    @Test
    void shouldSetNamesSideBySide() {
        var scale = new CategoryScale(List.of("0 1 2 3", "0 0 1 1"));
        assertThat(scale.fraction(0)).isEqualTo(0.25);
        assertThat(scale.fraction(1)).isEqualTo(0.75);
        assertThat(labels(scale, 1)).containsExactly("0 1 2 3", "0 0 1 1");
    }

    @Property
    void shouldHaveAtLeastTwoLabelsAndNoMoreThanThereIsRoomFor(@ForAll @DoubleRange(min = -1e6, max = 1e6) double low,
            @ForAll @DoubleRange(min = -6, max = 6) double size, @ForAll @IntRange(min = 5, max = 12) int room) {
        var scale = new LinearScale(low, low + Math.pow(10.0, size));
        // A range of room steps may begin and end on one.
        assertThat(labels(scale, room)).hasSizeBetween(2, room + 1).doesNotHaveDuplicates();
        // So far from zero doubles are a visible part of the smallest lengths.
        assertThat(scale.ticks(room)).extracting(Tick::value).isSorted()
                .allSatisfy(value -> assertThat(scale.fraction(value)).isBetween(-1e-4, 1.0 + 1e-4));
    }

    @Property
    void shouldLabelLogarithmicScalesOfAnyLength(@ForAll @DoubleRange(min = -20, max = 20) double exponent,
            @ForAll @DoubleRange(min = 0.01, max = 30) double decades, @ForAll @IntRange(min = 5, max = 12) int room) {
        double low = Math.pow(10.0, exponent);
        var scale = new LogScale(low, low * Math.pow(10.0, decades));
        assertThat(labels(scale, room)).hasSizeBetween(2, room + 1).doesNotHaveDuplicates();
        assertThat(scale.ticks(room)).extracting(Tick::value).isSorted()
                .allSatisfy(value -> assertThat(scale.fraction(value)).isBetween(-1e-6, 1.0 + 1e-6));
    }

    @Test
    void shouldBeLogarithmicWhereValuesAboveZeroSpanMoreThanADecade() {
        assertThat(Wish.AUTO.isLogarithmic(List.of(2.0, 64.0), "x")).isTrue();
        assertThat(Wish.AUTO.isLogarithmic(List.of(2.0, 20.0), "x")).isFalse();
        assertThat(Wish.AUTO.isLogarithmic(List.of(0.0, 64.0), "x")).isFalse();
        assertThat(Wish.AUTO.isLogarithmic(List.of(), "x")).isFalse();
        assertThat(Wish.OFF.isLogarithmic(List.of(2.0, 64.0), "x")).isFalse();
        assertThat(Wish.ON.isLogarithmic(List.of(2.0, 3.0), "x")).isTrue();
        assertThatThrownBy(() -> Wish.ON.isLogarithmic(List.of(1.0, 0.0), "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("--log-x on: found 0.0; a logarithmic axis needs values above 0");
    }

    @Test
    void shouldShowTheSizeOfValuesThatAreAllNegativeWhereItIsLogarithmic() {
        assertThat(Ordinate.of(List.of(-1.0, -0.01), Wish.AUTO)).isEqualTo(new Ordinate(true, -1));
        assertThat(Ordinate.of(List.of(-1.0, -0.5), Wish.AUTO)).isEqualTo(new Ordinate(false, 1));
        assertThat(Ordinate.of(List.of(-1.0, 0.01), Wish.AUTO)).isEqualTo(new Ordinate(false, 1));
        assertThat(Ordinate.of(List.of(1.0, 0.01), Wish.AUTO)).isEqualTo(new Ordinate(true, 1));
        assertThatThrownBy(() -> Ordinate.of(List.of(1.0, -1.0), Wish.ON)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("values of both signs");
    }

    @Test
    void shouldHoldEveryErrorBarWithAMargin() {
        var extent = new Extent(false);
        extent.include(new Datum(0.0, 1.0, 0.5));
        extent.include(new Datum(0.0, 2.0, Double.NaN));
        extent.include(new Datum(0.0, Double.NaN, 1.0));
        Scale scale = extent.scale();
        assertThat(scale.fraction(0.5)).isBetween(0.03, 0.1);
        assertThat(scale.fraction(2.0)).isBetween(0.9, 0.97);
    }

    @Test
    void shouldNotGiveHalfAnAxisToAnErrorBarThatReachesZero() {
        var extent = new Extent(true);
        extent.include(new Datum(0.0, 1.0, 0.9999999));
        extent.include(new Datum(0.0, 100.0, 1.0));
        assertThat(extent.scale().fraction(1.0)).isCloseTo(0.2, within(0.05));
    }
}
