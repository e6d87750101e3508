package org.quartic.cli;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.quartic.ensemble.UnsupportedEnsembleException;
import org.quartic.field.FieldSamples;
import org.quartic.run.Figures;
import org.quartic.spec.RunSpec;

/**
 * Draws blocks of field configurations side by side and hands their rows on in order. Blocks are as the spec cuts them, whatever the threads, and
 * no more of them are held than some for each thread.
 */
final class FieldSampling {
    private static final int BLOCKS_AHEAD_PER_THREAD = 2;

    private final RunSpec spec;
    private final int threads;
    private final Queue<FieldSamples> idle = new ConcurrentLinkedQueue<>();

    /** Who takes the rows. */
    interface Rows {
        /**
         * Takes the next draws, one after the other.
         *
         * @param first
         *            the number of the first of them, from 0
         * @param rows
         *            phi at the points, a row a draw
         */
        void take(long first, double[][] rows) throws IOException;
    }

    /**
     * @throws UsageFault
     *             if the ensemble cannot be drawn, or takes more memory than there is
     */
    FieldSampling(RunSpec spec, int threads) {
        this.spec = spec;
        this.threads = threads;
        long bytes = bytes(spec);
        long most = Runtime.getRuntime().maxMemory();
        if (bytes > most / threads) {
            throw new UsageFault("sampling takes " + Figures.bytes(bytes) + " of memory on each of " + threads
                    + " threads, more in all than the " + Figures.bytes(most)
                    + " this JVM may take: fewer threads, points or heads, or QUARTIC_JAVA_OPTS=-Xmx...");
        }
        idle.add(new FieldSamples(spec));
    }

    private static long bytes(RunSpec spec) {
        try {
            return FieldSamples.bytes(spec);
        } catch (UnsupportedEnsembleException refused) {
            throw new UsageFault("ensemble: " + refused.getMessage());
        }
    }

    /** Draws so many configurations, from the first on. */
    void draw(long count, Rows rows) throws IOException {
        int drawsPerBlock = idle.element().drawsPerBlock();
        long blocks = Math.ceilDiv(count, drawsPerBlock);
        int working = (int) Math.min(threads, blocks);
        ExecutorService pool = Executors.newFixedThreadPool(working, Thread.ofPlatform().name("sample-", 0).factory());
        try {
            var ahead = new ArrayDeque<Future<double[][]>>();
            long next = 0;
            for (long block = 0; block < blocks; block++) {
                for (; next < blocks && ahead.size() < working * BLOCKS_AHEAD_PER_THREAD; next++) {
                    long number = next;
                    int draws = (int) Math.min(drawsPerBlock, count - next * drawsPerBlock);
                    ahead.add(pool.submit(() -> block(number, draws)));
                }
                rows.take(block * drawsPerBlock, drawn(ahead.remove()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private double[][] block(long number, int draws) {
        FieldSamples free = idle.poll();
        FieldSamples samples = free == null ? new FieldSamples(spec) : free;
        double[][] rows = samples.block(number, draws);
        idle.add(samples);
        return rows;
    }

    private static double[][] drawn(Future<double[][]> block) {
        try {
            return block.get();
        } catch (ExecutionException fault) {
            switch (fault.getCause()) {
                case RuntimeException exception -> throw exception;
                case Error error -> throw error;
                default -> throw new IllegalStateException(fault);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
