package org.quartic.spec;

import java.util.List;

/** What came of reading a sweep. */
public sealed interface SweepReading {

    /** All is well. */
    record Valid(SweepSpec sweep) implements SweepReading {}

    /**
     * It was not.
     *
     * @param faults
     *            all of them; never empty
     */
    record Faulty(List<SpecFault> faults) implements SweepReading {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }
}
