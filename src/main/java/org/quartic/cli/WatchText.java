package org.quartic.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.quartic.run.Figures;
import org.quartic.run.Status;
import org.quartic.run.Words;

/** How far a watched run is, in words. */
final class WatchText {
    private WatchText() {}

    /** For a line of its own: what is done first. */
    static String sentence(Watched run) {
        return joined(List.of(draws(run), rate(run), furthest(run).map(Distance::told).orElse(""), left(run)));
    }

    /** For what is left of a line that may be cut at its end: what matters most first. */
    static String brief(Watched run) {
        if (!run.isRunning()) {
            return run.run().status().word() + run.run().error().map(error -> ": " + error).orElse("") + ", "
                    + draws(run);
        }
        return joined(List.of(left(run), furthest(run).map(Distance::brief).orElse(""), draws(run), rate(run)));
    }

    private static String draws(Watched run) {
        return Figures.count(run.draws()) + " draws";
    }

    private static String rate(Watched run) {
        return run.drawsPerSecond() > 0.0 ? Figures.count(run.drawsPerSecond()) + "/s" : "";
    }

    private static Optional<Distance> furthest(Watched run) {
        return run.progress().map(now -> new Distance(Words.of(now.worst()), now.boundOverTarget()));
    }

    private static String left(Watched run) {
        double seconds = run.secondsLeft();
        return run.run().status() == Status.RUNNING && seconds > 0.0 && Double.isFinite(seconds)
                ? "about " + Figures.duration(seconds) + " left" : "";
    }

    private static String joined(List<String> parts) {
        return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
    }
}
