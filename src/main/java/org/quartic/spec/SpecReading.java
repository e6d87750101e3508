package org.quartic.spec;

import java.util.List;

/** What reading a run spec led to. */
public sealed interface SpecReading {

    /** A spec that keeps every rule; {@code auto} is not resolved yet. */
    record Valid(RunSpec spec) implements SpecReading {}

    /** Everything that is wrong, in the order of lines; what has no line comes last. Never empty. */
    record Faulty(List<SpecFault> faults) implements SpecReading {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }
}
