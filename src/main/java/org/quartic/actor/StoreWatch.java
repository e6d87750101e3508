package org.quartic.actor;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.quartic.store.RunStore;
import org.quartic.store.StoreLostException;
import org.quartic.store.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows whether runs can be kept now: looks when it is told to, from one thread; may be asked from any. */
final class StoreWatch {

    private static final Logger LOG = LoggerFactory.getLogger(StoreWatch.class);

    private final RunStore store;
    private final LongSupplier nanoTime;
    private final long longestSilence;
    private final Duration giveUp;
    private final CompletableFuture<String> lost = new CompletableFuture<>();
    private volatile Optional<String> fault = Optional.empty();
    private volatile long lookedNanos;
    private volatile long writableNanos;
    private volatile boolean stopped;

    /**
     * @param longestSilence
     *            a look that takes longer means that nothing can be kept
     * @param giveUp
     *            runs that cannot be kept for so long, though something can be written, will not be by this process
     */
    StoreWatch(RunStore store, LongSupplier nanoTime, Duration longestSilence, Duration giveUp) {
        this.store = store;
        this.nanoTime = nanoTime;
        this.longestSilence = longestSilence.toNanos();
        this.giveUp = giveUp;
        lookedNanos = nanoTime.getAsLong();
        writableNanos = lookedNanos;
    }

    /** Looks no more. */
    void stop() {
        stopped = true;
    }

    /** Tries whether anything can be kept. */
    void look() {
        if (stopped) {
            return;
        }
        try {
            store.check();
            if (fault.isPresent()) {
                writableNanos = nanoTime.getAsLong();
                LOG.info("runs can be kept again");
            }
            fault = Optional.empty();
        } catch (StoreLostException gone) {
            fault = Optional.of(gone.getMessage());
            if (lost.complete(gone.getMessage())) {
                LOG.error("nothing more is kept: {}", gone.getMessage());
            }
        } catch (StoreUnavailableException unavailable) {
            if (fault.isEmpty() && !stopped) {
                LOG.error("runs cannot be kept: {}", unavailable.getMessage());
            }
            fault = Optional.of(unavailable.getMessage());
        } catch (RuntimeException strange) {
            // Whatever it is, looking goes on.
            LOG.error("the database cannot be asked", strange);
            fault = Optional.of("the database cannot be asked");
        } finally {
            lookedNanos = nanoTime.getAsLong();
        }
    }

    /**
     * A run could not be kept for so long. Where the database is well all the same, what is between has come to a stop: so H2 has left
     * threads of the pool, turning for ever in a file it has closed. Only another process mends that.
     */
    void late(Duration since) {
        long writable = nanoTime.getAsLong() - writableNanos;
        if (fault().isEmpty() && since.compareTo(giveUp) >= 0 && writable >= giveUp.toNanos()
                && lost.complete(
                        "runs could not be kept for " + since.toSeconds() + " s though the database can be written:"
                                + " it takes a new start")) {
            LOG.error("runs are not kept though the database can be written");
        }
    }

    /** What carries the runs has ended; by itself, if looking goes on. */
    void ended() {
        if (!stopped && lost.complete("what carries the runs has ended by a fault of its own")) {
            LOG.error("the actor system has ended by itself");
        }
    }

    /** Why nothing can be kept now, if so. */
    Optional<String> fault() {
        return fault.or(() -> nanoTime.getAsLong() - lookedNanos > longestSilence
                ? Optional.of("the database does not answer")
                : Optional.empty());
    }

    /** Told why, once this process may or can never write again. */
    CompletionStage<String> lost() {
        return lost;
    }

    boolean isLost() {
        return lost.isDone();
    }
}
