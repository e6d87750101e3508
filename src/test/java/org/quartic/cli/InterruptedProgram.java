package org.quartic.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A program for {@link InterruptionTest} to interrupt: it says that it is ready and does as its argument says. */
final class InterruptedProgram {
    private InterruptedProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        var interruption = new Interruption(Duration.ofMillis(300));
        interruption.install();
        var stopped = new CountDownLatch(1);
        switch (arguments[0]) {
            case "stops" -> {
                interruption.onStop(stopped::countDown);
                System.out.println("ready");
                stopped.await();
                System.out.println("partial result");
                interruption.exit(ExitCode.INTERRUPTED);
            }
            case "hangs" -> {
                interruption.onStop(() -> System.out.println("asked"));
                System.out.println("ready");
                stopped.await();
            }
            case "has-not-begun" -> {
                System.out.println("ready");
                stopped.await();
            }
            case "ends" -> {
                interruption.onStop(() -> System.out.println("asked"));
                System.out.println("ready");
                interruption.exit(ExitCode.BUDGET);
            }
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }
}
