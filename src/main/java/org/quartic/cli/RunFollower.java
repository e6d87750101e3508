package org.quartic.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Hears all that happens to a run to its end, through breaks of the connection and restarts of the daemon. {@link #run} is for a thread of
 * its own; the others are for any.
 */
final class RunFollower implements Runnable {
    /** A daemon gives a sign of life every quarter of a minute. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    /**
     * How long to wait before a daemon is tried again: longer and longer.
     *
     * @param first
     *            after the first time
     * @param longest
     *            at most
     */
    record Patience(Duration first, Duration longest) {
        static final Patience USUAL = new Patience(Duration.ofMillis(250), Duration.ofSeconds(10));
    }

    private final DaemonClient client;
    private final String id;
    private final Patience patience;
    private final Consumer<Told> listener;
    private final CountDownLatch closed = new CountDownLatch(1);
    private Optional<String> last = Optional.empty();
    private long lookedDraws;
    private boolean aimed;
    private boolean lost;
    private Duration wait;
    private volatile InputStream open = InputStream.nullInputStream();
    private volatile long heardNanos = System.nanoTime();

    RunFollower(DaemonClient client, String id, Patience patience, Consumer<Told> listener) {
        this.client = client;
        this.id = id;
        this.patience = patience;
        this.listener = listener;
        wait = patience.first();
    }

    @Override
    public void run() {
        boolean ended = false;
        while (!ended && closed.getCount() > 0) {
            try {
                ended = follow();
                if (!ended) {
                    lose("the daemon ended the connection");
                }
            } catch (IOException broken) {
                lose("the connection broke");
            } catch (ExplainedFailure failure) {
                if (!(failure instanceof DaemonFailure daemon && daemon.passes())) {
                    listener.accept(new Told.GivenUp(id, failure));
                    return;
                }
                lose(failure.getMessage());
            } catch (RuntimeException fault) {
                listener.accept(new Told.GivenUp(id, fault));
                return;
            }
        }
    }

    /** Hears until the stream ends; answers whether the run has ended. */
    private boolean follow() throws IOException {
        heard();
        Optional<InputStream> stream = client.events(id, last);
        if (stream.isEmpty()) {
            DaemonRun run = client.show(id);
            listener.accept(new Told.Happened(id, new SentEvent("end", last.orElse(""), run.json())));
            return true;
        }
        try (InputStream events = stream.get()) {
            open = events;
            heard();
            if (lost) {
                lost = false;
                listener.accept(new Told.Found(id));
            }
            var reader = new EventReader(events, this::heard);
            for (Optional<SentEvent> event = reader.next(); event.isPresent(); event = reader.next()) {
                wait = patience.first();
                tell(event.get());
                if (event.get().isEnd()) {
                    return true;
                }
            }
            return false;
        }
    }

    private void tell(SentEvent event) {
        if (event.isLook()) {
            long draws = event.data().path("draws").longValue();
            if (draws <= lookedDraws) {
                // A daemon that was started again comes to it again, from an earlier checkpoint.
                return;
            }
            lookedDraws = draws;
        }
        if (event.isLook() && !aimed) {
            // There is a result from the first look on, and it has the spec.
            Optional<Goal> goal = result().flatMap(Goal::of);
            goal.ifPresent(known -> listener.accept(new Told.Aims(id, known)));
            aimed = goal.isPresent();
        }
        listener.accept(new Told.Happened(id, event));
        last = Optional.of(event.id()).filter(known -> !known.isEmpty()).or(() -> last);
    }

    private Optional<JsonNode> result() {
        try {
            return client.result(id);
        } catch (DaemonFailure notNow) {
            return Optional.empty();
        }
    }

    private void lose(String reason) {
        if (closed.getCount() == 0) {
            return;
        }
        if (!lost) {
            lost = true;
            listener.accept(new Told.Lost(id, reason));
        }
        try {
            closed.await(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            close();
        }
        wait = wait.multipliedBy(2).compareTo(patience.longest()) < 0 ? wait.multipliedBy(2) : patience.longest();
    }

    private void heard() {
        heardNanos = System.nanoTime();
    }

    /** Breaks a connection on which nothing was heard for too long: whoever was there is gone without a word. */
    void breakSilence() {
        if (System.nanoTime() - heardNanos > SILENCE.toNanos()) {
            heard();
            hangUp();
        }
    }

    /** Hears no more. */
    void close() {
        closed.countDown();
        hangUp();
    }

    private void hangUp() {
        try {
            open.close();
        } catch (IOException gone) {
            // As it should be.
        }
    }
}
