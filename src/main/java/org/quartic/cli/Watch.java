package org.quartic.cli;

import java.io.PrintWriter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Follows runs to their ends and shows them meanwhile. Everything is heard on threads of its own and shown on the caller's. */
final class Watch {
    private static final long TICK_MILLIS = 100;
    private static final long ASK_NANOS = 1_000_000_000L;

    private final DaemonClient client;
    private final Surroundings surroundings;
    private final WatchView view;
    private final boolean live;
    private final PrintWriter err;
    private final RunFollower.Patience patience;
    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    private final Map<String, Watched> runs = new LinkedHashMap<>();
    private final Set<String> lost = new HashSet<>();
    private boolean interrupted;

    Watch(DaemonClient client, Surroundings surroundings, PrintWriter out, PrintWriter err, boolean json) {
        this(client, surroundings, out, err, json, RunFollower.Patience.USUAL);
    }

    Watch(DaemonClient client, Surroundings surroundings, PrintWriter out, PrintWriter err, boolean json,
            RunFollower.Patience patience) {
        this.client = client;
        this.surroundings = surroundings;
        this.patience = patience;
        this.err = err;
        Terminal terminal = surroundings.terminal();
        // A terminal that cannot move its cursor says so by its name.
        live = !json && terminal.live() && !surroundings.environment().apply("TERM").equals(Optional.of("dumb"));
        if (json) {
            view = new EventLines(out, err);
        } else if (live) {
            view = new WatchBars(out, err, terminal, surroundings.size(), System::nanoTime);
        } else {
            view = new WatchLines(out, err, terminal, new Moments(surroundings.clock()), System::nanoTime);
        }
    }

    /** Returns at the end of the last, or when interrupted; answers the exit code. */
    int follow(List<DaemonRun> watched) {
        surroundings.interruption().onStop(this::interrupt);
        watched.forEach(run -> runs.put(run.id(), new Watched(run, System.nanoTime())));
        List<RunFollower> followers = watched.stream()
                .map(run -> new RunFollower(client, run.id(), patience, told::add)).toList();
        followers.forEach(follower -> Thread.ofVirtual().name("follower").start(follower));
        try {
            listen(followers);
        } finally {
            followers.forEach(RunFollower::close);
            view.close(List.copyOf(runs.values()));
        }
        return exitCode();
    }

    /** Ends the watching, and nothing else. From any thread. */
    void interrupt() {
        told.add(new Told.Interrupted());
    }

    private void listen(List<RunFollower> followers) {
        long askedNanos = System.nanoTime();
        while (!interrupted && runs.values().stream().anyMatch(run -> !run.isOver())) {
            hear();
            long now = System.nanoTime();
            if (live && now - askedNanos >= ASK_NANOS) {
                askedNanos = now;
                runs.values().stream().filter(Watched::wantsToBeAsked).map(Watched::id).forEach(this::ask);
            }
            followers.forEach(RunFollower::breakSilence);
            view.refresh(List.copyOf(runs.values()));
        }
    }

    /** Waits a moment, then hears all there is. */
    private void hear() {
        try {
            Told next = told.poll(TICK_MILLIS, TimeUnit.MILLISECONDS);
            while (next != null) {
                hear(next);
                next = told.poll();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            interrupted = true;
        }
    }

    private void hear(Told next) {
        if (!(next instanceof Told.About about)) {
            interrupted = true;
            return;
        }
        Watched run = runs.get(about.run());
        run.hear(about, System.nanoTime());
        switch (about) {
            case Told.Happened(var id, SentEvent event) -> {
                found(id);
                view.happened(run, event);
            }
            case Told.Lost(var id, String reason) -> {
                if (lost.isEmpty()) {
                    view.lost(reason);
                }
                lost.add(id);
            }
            case Told.Found(var id) -> found(id);
            case Told.GivenUp(var id, var _) -> found(id);
            case Told.Shown _,Told.Aims _ -> {
                // Seen at the next refresh.
            }
        }
    }

    private void found(String id) {
        if (lost.remove(id) && lost.isEmpty()) {
            view.found();
        }
    }

    /** Between looks, which become rare, nothing is sent. */
    private void ask(String id) {
        Thread.ofVirtual().name("asking").start(() -> {
            try {
                told.add(new Told.Shown(id, Optional.of(client.show(id))));
            } catch (DaemonFailure failure) {
                // Whoever follows the run notices too, and tells.
                told.add(new Told.Shown(id, Optional.empty()));
            }
        });
    }

    private int exitCode() {
        if (interrupted) {
            tell("no longer watching: what has not ended goes on");
            return ExitCode.INTERRUPTED;
        }
        Set<Integer> codes = new HashSet<>();
        runs.values().forEach(run -> codes.add(run.givenUp().map(why -> givenUp(run, why))
                .orElseGet(() -> ExitCode.of(run.run().status()))));
        // The worst there is.
        return List.of(ExitCode.FAILURE, ExitCode.INTERRUPTED, ExitCode.BUDGET).stream().filter(codes::contains)
                .findFirst().orElse(ExitCode.DONE);
    }

    private int givenUp(Watched run, RuntimeException why) {
        if (!(why instanceof ExplainedFailure)) {
            throw why;
        }
        tell(run.run().called() + ": " + why.getMessage());
        return ExitCode.FAILURE;
    }

    private void tell(String line) {
        err.println("quartic: " + surroundings.terminal().legible(line));
    }
}
