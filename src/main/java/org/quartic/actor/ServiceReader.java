package org.quartic.actor;

import akka.actor.typed.RecipientRef;
import akka.actor.typed.Scheduler;
import akka.actor.typed.javadsl.AskPattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Asks all runs that compute what is measured of them, at once, and does without those that do not answer. */
final class ServiceReader {

    private ServiceReader() {}

    /**
     * What is measured.
     *
     * @param databaseReachable
     *            as it was found when it was last tried
     * @param deadline
     *            for the registry, and then for each of the runs
     * @return fails if the registry does not answer
     */
    static CompletionStage<ServiceReading> read(RecipientRef<Registry.Command> registry, boolean databaseReachable,
            Duration deadline, Scheduler scheduler) {
        return AskPattern.<Registry.Command, Registry.Census>ask(registry, Registry.GetCensus::new, deadline, scheduler)
                .thenCompose(census -> read(census, databaseReachable, deadline, scheduler));
    }

    private static CompletionStage<ServiceReading> read(Registry.Census census, boolean databaseReachable,
            Duration deadline, Scheduler scheduler) {
        List<CompletableFuture<Optional<RunReading>>> asked = census.running().stream()
                .map(run -> AskPattern.<ServedRun.Command, RunReading>ask(run, ServedRun.Read::new, deadline, scheduler)
                        .toCompletableFuture().thenApply(Optional::of).exceptionally(_ -> Optional.empty()))
                .toList();
        return CompletableFuture.allOf(asked.toArray(CompletableFuture[]::new)).thenApply(_ -> {
            List<RunReading> answers = asked.stream().flatMap(each -> each.join().stream()).toList();
            return new ServiceReading(census.runs(), databaseReachable, answers,
                    asked.size() - answers.size());
        });
    }
}
