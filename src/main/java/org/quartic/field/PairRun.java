package org.quartic.field;

import java.util.ArrayList;
import java.util.List;
import org.quartic.spec.Pair;

/**
 * Pairs that stand next to each other in a list and share a point, while the other point goes up by one: (a, b), (a, b + 1), ...
 *
 * @param first
 *            the place of the first in the list
 * @param count
 *            how many there are
 */
record PairRun(int a, int b, int first, int count) {

    /** The runs of a list, which together are the list. */
    static List<PairRun> of(List<Pair> pairs) {
        var runs = new ArrayList<PairRun>();
        int first = 0;
        for (int next = 1; next <= pairs.size(); next++) {
            Pair start = pairs.get(first);
            int count = next - first;
            if (next == pairs.size() || pairs.get(next).a() != start.a() || pairs.get(next).b() != start.b() + count) {
                runs.add(new PairRun(start.a(), start.b(), first, count));
                first = next;
            }
        }
        return runs;
    }
}
