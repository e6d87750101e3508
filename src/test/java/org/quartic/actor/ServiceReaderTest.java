package org.quartic.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Behaviors;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.quartic.run.Priority;
import org.quartic.run.Standing;
import org.quartic.run.Status;

class ServiceReaderTest {

    private static final Duration DEADLINE = Duration.ofMillis(500);
    private static final RunReading READING = new RunReading(
            new RunInfo("a", "a", Status.RUNNING, Priority.NORMAL, 1, Standing.START, Instant.EPOCH, Optional.empty(),
                    Optional.empty(), Optional.empty()),
            1.0, 2.0, 3, -0.5, 4.0, 5.0, 6, 7, 8, false, List.of());

    private static ActorTestKit kit;

    @BeforeAll
    static void boot() {
        kit = ActorTestKit.create();
    }

    @AfterAll
    static void shutDown() {
        kit.shutdownTestKit();
    }

    private static ActorRef<ServedRun.Command> run(boolean answers) {
        return kit.spawn(Behaviors.receiveMessage(command -> {
            if (answers && command instanceof ServedRun.Read(ActorRef<RunReading> replyTo)) {
                replyTo.tell(READING);
            }
            return Behaviors.same();
        }));
    }

    private static ActorRef<Registry.Command> registry(Registry.Census census) {
        return kit.spawn(Behaviors.receiveMessage(command -> {
            if (command instanceof Registry.GetCensus(ActorRef<Registry.Census> replyTo)) {
                replyTo.tell(census);
            }
            return Behaviors.same();
        }));
    }

    private static ServiceReading read(ActorRef<Registry.Command> registry) throws Exception {
        return ServiceReader.read(registry, false, DEADLINE, kit.scheduler()).toCompletableFuture().get(30,
                TimeUnit.SECONDS);
    }

    @Test
    void shouldDoWithoutARunThatDoesNotAnswer() throws Exception {
        var census = new Registry.Census(Map.of(Status.RUNNING, 3), List.of(run(true), run(false), run(true)));
        assertThat(read(registry(census)))
                .isEqualTo(new ServiceReading(census.runs(), false, List.of(READING, READING), 1));
    }

    @Test
    void shouldFailWithoutTheRegistry() {
        ActorRef<Registry.Command> silent = kit.spawn(Behaviors.receiveMessage(_ -> Behaviors.same()));
        assertThatThrownBy(() -> read(silent)).hasRootCauseInstanceOf(TimeoutException.class);
    }
}
