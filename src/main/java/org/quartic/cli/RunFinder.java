package org.quartic.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.quartic.spec.Misspelling;

/**
 * Finds the runs people mean. A run is meant by its id; by a beginning of it, or the letters at its end, that no other run has; and by its
 * name, if among the runs that have not ended it is the only one of that name, or if none of these has it, among all. Not thread-safe.
 */
final class RunFinder {
    private static final Pattern ID = Pattern.compile("\\d{8}-\\d{6}-[a-z]{4}");
    private static final int MOST_TOLD = 5;

    private final DaemonClient daemon;
    private List<DaemonRun> all;

    RunFinder(DaemonClient daemon) {
        this.daemon = daemon;
    }

    /**
     * The runs that are meant, each once, in this order.
     *
     * @throws UsageFault
     *             with a line for each that is no run, or more than one
     */
    List<DaemonRun> find(List<String> meant) {
        var found = new ArrayList<DaemonRun>();
        var faults = new ArrayList<String>();
        for (String each : meant) {
            try {
                DaemonRun run = find(each);
                if (found.stream().noneMatch(other -> other.id().equals(run.id()))) {
                    found.add(run);
                }
            } catch (UsageFault fault) {
                faults.addAll(fault.lines());
            }
        }
        if (!faults.isEmpty()) {
            throw new UsageFault(faults);
        }
        return found;
    }

    /**
     * The run that is meant.
     *
     * @throws UsageFault
     *             if there is none, or more than one
     */
    DaemonRun find(String meant) {
        if (ID.matcher(meant).matches()) {
            return known(meant).orElseThrow(() -> unknown(meant));
        }
        List<DaemonRun> matching = all().stream().filter(run -> matches(run, meant)).toList();
        return switch (matching.size()) {
            case 0 -> throw unknown(meant);
            case 1 -> matching.getFirst();
            default -> throw new UsageFault("'" + meant + "' may be any of " + matching.size() + " runs: "
                    + matching.stream().limit(MOST_TOLD).map(DaemonRun::called).collect(Collectors.joining(", "))
                    + (matching.size() > MOST_TOLD ? ", ..." : ""));
        };
    }

    private Optional<DaemonRun> known(String id) {
        try {
            return Optional.of(daemon.show(id));
        } catch (DaemonFailure failure) {
            if (failure.kind() == DaemonFailure.Kind.UNKNOWN_RUN) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    private boolean matches(DaemonRun run, String meant) {
        return !meant.isEmpty() && (run.id().startsWith(meant) || run.id().endsWith("-" + meant))
                || run.name().equals(meant) && (!run.status().ended() || !isUnderWay(meant));
    }

    private boolean isUnderWay(String name) {
        return all().stream().anyMatch(run -> run.name().equals(name) && !run.status().ended());
    }

    private UsageFault unknown(String meant) {
        Stream<String> names = all().stream().flatMap(run -> Stream.of(run.id(), run.name())).distinct();
        return new UsageFault("there is no run '" + meant + "'" + Misspelling.meant(meant, names.toList())
                .map(run -> "; did you mean " + run + "?").orElse("; 'quartic list' shows which there are"));
    }

    private List<DaemonRun> all() {
        if (all == null) {
            all = daemon.list(Optional.empty(), Integer.MAX_VALUE);
        }
        return all;
    }
}
