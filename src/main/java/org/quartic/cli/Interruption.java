package org.quartic.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C and SIGTERM: a run that is under way is asked to stop, and the process ends when its partial result is
 * printed. Thread-safe.
 *
 * <p>
 * The JVM answers both signals by running its shutdown hooks while all other threads go on; this is one of them. It
 * asks for the stop, waits
 * for {@link #exit}, and ends the process itself, since an exit code can no longer be given by {@link System#exit}
 * then.
 */
public final class Interruption {
    private volatile Duration limit;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int exitCode = ExitCode.INTERRUPTED;
    private Runnable stop;
    private boolean requested;

    /**
     * @param limit
     *            how long the process may take to end after it was interrupted
     */
    public Interruption(Duration limit) {
        this.limit = limit;
    }

    /** Has the JVM heed this from now on. */
    public void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::interrupted, "interruption"));
    }

    /**
     * Names what stops the work that is now under way; it returns at once and may be called from any thread. Called
     * without delay where the
     * interruption is here already. Before this is called, an interruption ends the process at once.
     */
    public void onStop(Runnable action) {
        boolean already;
        synchronized (this) {
            stop = action;
            already = requested;
        }
        if (already) {
            action.run();
        }
    }

    /** As {@link #onStop(Runnable)}, for work whose end may take this long. */
    public void onStop(Runnable action, Duration itsLimit) {
        limit = itsLimit;
        onStop(action);
    }

    /** Ends the process with this code, everything printed. Does not return. */
    public void exit(int code) {
        exitCode = code;
        ended.countDown();
        System.exit(code);
    }

    private void interrupted() {
        if (ended.getCount() == 0L) {
            return; // An ordinary end: exit is under way.
        }
        Runnable action;
        synchronized (this) {
            requested = true;
            action = stop;
        }
        if (action != null) {
            action.run();
            awaitEnd();
        }
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(exitCode);
    }

    private void awaitEnd() {
        try {
            if (!ended.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                System.err.println("quartic: interrupted, and the run did not stop within " + limit.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
