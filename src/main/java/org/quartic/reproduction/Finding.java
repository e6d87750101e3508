package org.quartic.reproduction;

import java.util.List;
import org.quartic.plot.Chart;

/**
 * What was found about a claim.
 *
 * @param trials
 *            at least one
 * @param tables
 *            the numbers
 * @param charts
 *            and what they look like
 */
public record Finding(List<Trial> trials, List<NumberTable> tables, List<Chart> charts) {
    public Finding {
        if (trials.isEmpty()) {
            throw new IllegalArgumentException("a claim without a trial");
        }
        trials = List.copyOf(trials);
        tables = List.copyOf(tables);
        charts = List.copyOf(charts);
    }
}
