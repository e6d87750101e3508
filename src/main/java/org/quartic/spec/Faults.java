package org.quartic.spec;

import com.typesafe.config.ConfigOrigin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The faults of one reading, collected as they are met. Not thread-safe. */
final class Faults {
    private final List<SpecFault> faults = new ArrayList<>();

    void add(SpecFault fault) {
        faults.add(fault);
    }

    void add(String path, String found, String allowed, OptionalInt line) {
        add(new SpecFault(path, found, allowed, line, Optional.empty()));
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    /** Whether nothing was found wrong at this path or below it: only then is a value read there worth comparing with others. */
    boolean clean(String path) {
        return faults.stream().map(SpecFault::path).noneMatch(
                faulty -> faulty.equals(path) || faulty.startsWith(path + ".") || faulty.startsWith(path + "["));
    }

    List<SpecFault> inLineOrder() {
        return faults.stream().distinct()
                .sorted(Comparator.comparingInt(fault -> fault.line().orElse(Integer.MAX_VALUE)))
                .toList();
    }

    /** The line a value was written on, if it has one. */
    static OptionalInt line(ConfigOrigin origin) {
        return origin == null || origin.lineNumber() < 1 ? OptionalInt.empty() : OptionalInt.of(origin.lineNumber());
    }
}
