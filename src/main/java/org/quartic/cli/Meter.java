package org.quartic.cli;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

import org.quartic.run.Spent;

/** What this process has spent since some moment. Thread-safe. */
final class Meter implements Supplier<Spent> {
    private static final OperatingSystemMXBean SYSTEM = ManagementFactory.getPlatformMXBean(
            OperatingSystemMXBean.class);

    private final long startNanos = System.nanoTime();
    private final long startProcessorNanos = SYSTEM.getProcessCpuTime();

    @Override
    public Spent get() {
        return new Spent(System.nanoTime() - startNanos, SYSTEM.getProcessCpuTime() - startProcessorNanos);
    }
}
