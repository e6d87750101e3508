package org.quartic.plot;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Names side by side: the value i, from 0, is the middle of the i-th.
 *
 * @param names
 *            at least one
 */
record CategoryScale(List<String> names) implements Scale {

    CategoryScale {
        names = List.copyOf(names);
    }

    @Override
    public double fraction(double value) {
        return (value + 0.5) / names.size();
    }

    @Override
    public List<Tick> ticks(int room) {
        return IntStream.range(0, names.size()).mapToObj(i -> new Tick(i, MathText.plain(names.get(i)))).toList();
    }
}
