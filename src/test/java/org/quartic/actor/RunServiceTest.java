package org.quartic.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quartic.actor.LiveService.await;
import static org.quartic.actor.LiveService.undisturbed;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.javadsl.Behaviors;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartic.run.Priority;
import org.quartic.run.RunResult;
import org.quartic.run.Status;
import org.quartic.spec.RunSpec;
import org.quartic.spec.Specs;
import org.quartic.store.DataDirectory;
import org.slf4j.LoggerFactory;

class RunServiceTest {

    private static final RunSpec SHORT = spec("stop { target = { absolute = 1.5e-3 }, min-draws = 64 }");
    /** Some seconds of work. */
    private static final RunSpec LONG = spec("stop { target = { absolute = 1e-12 }, max-draws = 6e6 }", "seed = 5");
    private static final RunSpec ENDLESS = spec("stop.target = { absolute = 1e-12 }");

    @TempDir
    private Path folder;

    private LiveService runs;

    private static RunSpec spec(String... lines) {
        return Specs.resolved(Specs.with(lines));
    }

    @BeforeEach
    void open() {
        open("quartic.daemon.max-running = 2");
    }

    private void open(String configuration) {
        // However busy this machine is.
        runs = new LiveService(() -> DataDirectory.open(folder),
                "quartic.memory.save-deadline = 60s\n" + configuration);
    }

    @AfterEach
    void close() {
        runs.close();
    }

    @Test
    void shouldRunToTheEndWithTheNumbersOfTheSpec() {
        String id = runs.submit(SHORT);
        RunInfo end = runs.awaitStatus(id, Status.CONVERGED);
        assertThat(end.standing().worst().orElseThrow().boundOverTarget()).isLessThanOrEqualTo(1.0);
        assertThat(end.started()).isPresent();
        assertThat(end.finished()).isPresent();
        assertThat(runs.csv(id)).isEqualTo(undisturbed(SHORT));
        assertThat(await(runs.service().history(id)).getLast().draws()).isEqualTo(end.standing().draws());
    }

    @Test
    void shouldGoOnAfterARestartToTheSameBits() {
        String id = runs.submit(LONG);
        for (int i = 0; i < 3; i++) {
            long draws = 1_000_000L * i;
            runs.awaitInfo(id, info -> info.standing().draws() > draws && info.status() == Status.RUNNING
                    || info.status().ended());
            runs.restart();
        }
        runs.awaitStatus(id, Status.EXHAUSTED);
        assertThat(runs.csv(id)).isEqualTo(undisturbed(LONG));
        runs.restart();
        assertThat(runs.awaitStatus(id, Status.EXHAUSTED).standing().draws()).isEqualTo(6_000_000);
        assertThat(runs.csv(id)).isEqualTo(undisturbed(LONG));
    }

    @Test
    void shouldHoldStillAndGoOnToTheSameBits() {
        String id = runs.submit(LONG);
        runs.awaitInfo(id, info -> info.standing().draws() > 0);
        RunInfo paused = await(runs.service().pause(id));
        assertThat(paused.status()).isEqualTo(Status.PAUSED);
        assertThat(await(runs.service().pause(id))).isEqualTo(paused);
        assertThat(await(runs.service().result(id)).status()).isEqualTo(Status.PAUSED);
        runs.restart();
        assertThat(runs.awaitStatus(id, Status.PAUSED).standing().draws()).isEqualTo(paused.standing().draws());
        assertThat(await(runs.service().resume(id)).status()).isIn(Status.QUEUED, Status.RUNNING);
        runs.awaitStatus(id, Status.EXHAUSTED);
        assertThat(runs.csv(id)).isEqualTo(undisturbed(LONG));
    }

    @Test
    void shouldStopWithThePrefixThereIsAndExtendItToTheSameBits() {
        String id = runs.submit(ENDLESS);
        runs.awaitInfo(id, info -> info.standing().draws() > 100_000);
        RunInfo stopped = await(runs.service().stop(id));
        assertThat(stopped.status()).isEqualTo(Status.STOPPED);
        RunResult partial = await(runs.service().result(id));
        assertThat(partial.draws()).isEqualTo(stopped.standing().draws());
        RunSpec further = spec("stop { target = { absolute = 1e-12 }, max-draws = 5e6 }");
        assertThat(await(runs.service().extend(id, further)).status()).isIn(Status.QUEUED, Status.RUNNING);
        runs.awaitStatus(id, Status.EXHAUSTED);
        assertThat(runs.csv(id)).isEqualTo(undisturbed(further));
        RunSpec nearer = spec("stop { target = { absolute = 1.5e-3 }, min-draws = 64 }");
        await(runs.service().extend(id, nearer));
        runs.awaitStatus(id, Status.CONVERGED);
        assertThat(runs.csv(id)).isEqualTo(undisturbed(nearer));
    }

    @Test
    void shouldRunTheMostUrgentFirstAndNoMoreThanMay() {
        List<String> running = List.of(runs.submit(ENDLESS), runs.submit(ENDLESS));
        running.forEach(id -> runs.awaitStatus(id, Status.RUNNING));
        String normal = runs.submit(SHORT);
        String urgent = await(runs.service().submit(ENDLESS, Priority.HIGH)).id();
        assertThat(await(runs.service().show(normal)).status()).isEqualTo(Status.QUEUED);
        await(runs.service().stop(running.getFirst()));
        runs.awaitStatus(urgent, Status.RUNNING);
        assertThat(await(runs.service().show(normal)).status()).isEqualTo(Status.QUEUED);
        await(runs.service().pause(urgent));
        runs.awaitStatus(normal, Status.CONVERGED);
        assertThat(await(runs.service().show(running.getLast())).status()).isEqualTo(Status.RUNNING);
    }

    @Test
    void shouldRefuseWhatMakesNoSense() {
        String id = runs.submit(SHORT);
        runs.awaitStatus(id, Status.CONVERGED);
        List<CompletionStage<?>> senseless = List.of(runs.service().pause(id), runs.service().resume(id),
                runs.service().stop(id));
        senseless.forEach(stage -> assertThatThrownBy(() -> await(stage)).isInstanceOfSatisfying(RunRefusal.class,
                refusal -> assertThat(refusal.kind()).isEqualTo(RunRefusal.Kind.CONFLICT)));
        assertThatThrownBy(() -> await(runs.service().show("nobody"))).hasMessageContaining("nobody");
        String endless = runs.submit(ENDLESS);
        runs.awaitStatus(endless, Status.RUNNING);
        assertThatThrownBy(() -> await(runs.service().delete(endless))).hasMessageContaining("stop it");
        assertThat(await(runs.service().show(endless)).status()).isEqualTo(Status.RUNNING);
    }

    @Test
    void shouldForgetWhatIsDeleted() {
        String id = runs.submit(SHORT);
        runs.awaitStatus(id, Status.CONVERGED);
        await(runs.service().delete(id));
        assertThatThrownBy(() -> await(runs.service().show(id))).isInstanceOf(RunRefusal.class);
        runs.restart();
        assertThat(await(runs.service().list(10, Optional.empty(), Optional.empty())).runs()).isEmpty();
    }

    @Test
    void shouldAnswerAllThatIsAskedWhileItIsMadeReadyForAnotherEnd() {
        String id = runs.submit(SHORT);
        runs.awaitStatus(id, Status.CONVERGED);
        runs.restart();
        RunSpec further = spec("stop { target = { absolute = 1e-12 }, min-draws = 64, max-draws = 1e6 }");
        CompletionStage<RunInfo> extended = runs.service().extend(id, further);
        CompletionStage<RunInfo> again = runs.service().extend(id, further);
        CompletionStage<RunInfo> elsewhere = runs.service().extend(id, ENDLESS);
        CompletionStage<RunResult> result = runs.service().result(id);
        CompletionStage<List<RunUpdate.HistoryLook>> history = runs.service().history(id);
        assertThat(await(extended).status()).isIn(Status.QUEUED, Status.RUNNING);
        assertThat(await(again).status()).isIn(Status.QUEUED, Status.RUNNING);
        assertThatThrownBy(() -> await(elsewhere)).isInstanceOfSatisfying(RunRefusal.class,
                refusal -> assertThat(refusal.kind()).isEqualTo(RunRefusal.Kind.CONFLICT));
        assertThat(await(result).draws()).isPositive();
        assertThat(await(history)).isNotEmpty();
        runs.awaitStatus(id, Status.EXHAUSTED);
        assertThat(runs.csv(id)).isEqualTo(undisturbed(further));
    }

    @Test
    void shouldStopAndDeleteInOneBreath() {
        String id = runs.submit(ENDLESS);
        runs.awaitInfo(id, info -> info.standing().draws() > 0);
        assertThat(await(runs.service().stop(id)).status()).isEqualTo(Status.STOPPED);
        var twice = List.of(runs.service().delete(id), runs.service().delete(id));
        await(twice.getFirst());
        assertThatThrownBy(() -> await(twice.getLast())).isInstanceOf(RunRefusal.class);
        runs.restart();
        assertThat(await(runs.service().list(10, Optional.empty(), Optional.empty())).runs()).isEmpty();
    }

    @Test
    void shouldPauseAndStopWhatIsJustBeingMadeReady() {
        String paused = runs.submit(LONG);
        var pausing = runs.service().pause(paused);
        String stopped = runs.submit(ENDLESS);
        assertThat(await(runs.service().stop(stopped)).status()).isEqualTo(Status.STOPPED);
        RunInfo info;
        try {
            info = await(pausing);
        } catch (RunRefusal queued) {
            // It had not even begun.
            runs.awaitStatus(paused, Status.RUNNING);
            info = await(runs.service().pause(paused));
        }
        assertThat(info.status()).isEqualTo(Status.PAUSED);
        await(runs.service().resume(paused));
        runs.awaitStatus(paused, Status.EXHAUSTED);
        assertThat(runs.csv(paused)).isEqualTo(undisturbed(LONG));
    }

    @Test
    void shouldFailAloneAndSayWhy() {
        String bad = runs.submit(spec("ensemble.sigma.value = 1e200", "stop.max-draws = 1e5"));
        String good = runs.submit(SHORT);
        RunInfo failed = runs.awaitInfo(bad, info -> info.status().ended());
        assertThat(failed.status()).isEqualTo(Status.FAILED);
        assertThat(failed.error()).isPresent();
        runs.awaitStatus(good, Status.CONVERGED);
        runs.restart();
        assertThat(runs.awaitStatus(bad, Status.FAILED).error()).isEqualTo(failed.error());
    }

    @Test
    void shouldListPageByPageTheNewestFirst() {
        List<String> ids = IntStream.range(0, 5).mapToObj(_ -> runs.submit(ENDLESS)).toList().reversed();
        RunPage first = await(runs.service().list(2, Optional.empty(), Optional.empty()));
        assertThat(first.runs()).extracting(RunInfo::id).hasSize(2);
        var seen = new ArrayList<String>();
        Optional<String> after = Optional.empty();
        do {
            RunPage page = await(runs.service().list(2, after, Optional.empty()));
            page.runs().forEach(run -> seen.add(run.id()));
            after = page.next();
        } while (after.isPresent());
        assertThat(seen).containsExactlyElementsOf(ids);
        assertThat(await(runs.service().list(9, Optional.empty(), Optional.of(Status.CONVERGED))).runs()).isEmpty();
    }

    @Test
    void shouldTellWatchersEverythingAlsoWhatTheyMissed() {
        ActorTestKit kit = ActorTestKit.create();
        try {
            TestProbe<RunUpdate> early = kit.createTestProbe();
            String id = runs.submit(LONG);
            runs.service().watch(id, RunUpdate.Position.START, early.getRef());
            List<RunUpdate> heard = new ArrayList<>();
            do {
                heard.add(early.receiveMessage(LiveService.LIMIT));
            } while (!(heard.getLast() instanceof RunUpdate.Ended));
            assertThat(heard).filteredOn(RunUpdate.Changed.class::isInstance).isNotEmpty();
            assertThat(heard).isSortedAccordingTo((one, other) -> one.position().revision() != other.position()
                    .revision() ? Long.compare(one.position().revision(), other.position().revision())
                            : Long.compare(one.position().blocks(), other.position().blocks()));
            runs.restart();
            runs.awaitStatus(id, Status.EXHAUSTED);
            TestProbe<RunUpdate> late = kit.createTestProbe();
            var after = new RunUpdate.Position(1, 0);
            runs.service().watch(id, after, late.getRef());
            List<RunUpdate> missed = new ArrayList<>();
            do {
                missed.add(late.receiveMessage(LiveService.LIMIT));
            } while (!(missed.getLast() instanceof RunUpdate.Ended));
            assertThat(missed).filteredOn(RunUpdate.Looked.class::isInstance)
                    .hasSize(await(runs.service().history(id)).size());
            assertThat(missed.getLast().position()).isEqualTo(heard.getLast().position());
        } finally {
            kit.shutdownTestKit();
        }
    }

    @Test
    void shouldTellTheMoreSeldomTheMoreThereAreToTell() {
        ActorTestKit kit = ActorTestKit.create();
        try {
            TestProbe<RunUpdate> one = kit.createTestProbe();
            long begin = System.nanoTime();
            String id = runs.submit(spec("stop { target = { absolute = 1e-12 }, max-wall-time = 4 s }"));
            runs.service().watch(id, RunUpdate.Position.START, one.getRef());
            int others = 799;
            for (int i = 0; i < others; i++) {
                runs.service().watch(id, RunUpdate.Position.START, kit.spawn(Behaviors.<RunUpdate>ignore()));
            }
            long looks = 0;
            RunUpdate update;
            do {
                update = one.receiveMessage(LiveService.LIMIT);
                looks += update instanceof RunUpdate.Looked ? 1 : 0;
            } while (!(update instanceof RunUpdate.Ended));
            // One may have been told before all were there, and one is at the end.
            assertThat(looks).isPositive().isLessThanOrEqualTo(2 + (System.nanoTime() - begin) / 2_000_000_000L);
        } finally {
            kit.shutdownTestKit();
        }
    }

    @Test
    void shouldShareTheCoresByPriority() {
        String low = await(runs.service().submit(ENDLESS, Priority.LOW)).id();
        String high = await(
                runs.service().submit(spec("stop.target = { absolute = 1e-12 }", "seed = 9"), Priority.HIGH)).id();
        runs.awaitStatus(low, Status.RUNNING);
        runs.awaitStatus(high, Status.RUNNING);
        long lowBefore = runs.awaitInfo(low, info -> info.standing().draws() > 0).standing().draws();
        long highBefore = await(runs.service().show(high)).standing().draws();
        RunInfo later = runs.awaitInfo(high, info -> info.standing().draws() > highBefore + 40_000_000);
        double ratio = (later.standing().draws() - highBefore)
                / (double) (await(runs.service().show(low)).standing().draws() - lowBefore);
        // Sixteen to one, by readings half a second old.
        assertThat(ratio).isBetween(6.0, 40.0);
    }

    @Test
    void shouldReadWhatIsMeasured() {
        String id = runs.submit(ENDLESS);
        runs.awaitInfo(id, info -> info.standing().draws() > 2_000_000);
        RunReading reading = runs.awaitReading(each -> each.drawsPerSecond() > 0.0 && each.blocksInHand() > 0);
        assertThat(reading.info().id()).isEqualTo(id);
        assertThat(reading.lookDraws()).isPositive();
        assertThat(reading.errorBarSlope()).isBetween(-1.1, -0.25);
        assertThat(reading.secondsSinceProgress()).isBetween(0.0, 30.0);
        assertThat(reading.secondsSinceCheckpoint()).isBetween(0.0, 30.0);
        assertThat(reading.stages()).allSatisfy(stage -> assertThat(stage.service().count()).isPositive());
        await(runs.service().stop(id));
        ServiceReading after = await(runs.service().read());
        assertThat(after.running()).isEmpty();
        assertThat(after.silent()).isZero();
        assertThat(after.databaseReachable()).isTrue();
        assertThat(after.runs()).containsOnlyKeys(Status.values()).containsEntry(Status.STOPPED, 1)
                .containsEntry(Status.RUNNING, 0);
    }

    @Test
    void shouldSayInTheLogWhichRunItIsAbout() {
        var quartic = (Logger) LoggerFactory.getLogger("org.quartic");
        var appender = new ListAppender<ILoggingEvent>() {
            @Override
            protected void append(ILoggingEvent event) {
                // What is known where it is logged is known there alone.
                event.prepareForDeferredProcessing();
                super.append(event);
            }
        };
        appender.list = new CopyOnWriteArrayList<>();
        appender.start();
        quartic.setLevel(Level.INFO);
        quartic.setAdditive(false);
        quartic.addAppender(appender);
        try {
            String id = runs.submit(SHORT);
            runs.awaitStatus(id, Status.CONVERGED);
            assertThat(appender.list).anySatisfy(event -> {
                assertThat(event.getFormattedMessage()).contains(id, "converged");
                assertThat(event.getMDCPropertyMap()).containsEntry("run", id);
                assertThat(event.getLoggerName()).isEqualTo(ServedRun.class.getName());
            });
        } finally {
            quartic.detachAppender(appender);
            quartic.setAdditive(true);
            quartic.setLevel(null);
        }
    }

    @Test
    void shouldWriteTheTimesOfItsStagesWhereAsked() throws IOException {
        close();
        Path logs = folder.resolve("times");
        open("quartic.daemon.hlog-directory = \"" + logs + '"');
        String id = runs.submit(SHORT);
        runs.awaitStatus(id, Status.CONVERGED);
        // The last is written when the run has ended.
        close();
        assertThat(Files.readString(logs.resolve(id + ".hlog"))).contains("Tag=sampler-waiting,",
                "Tag=aggregator-service,");
    }

    @Test
    void shouldRefuseMoreRunsThanMayBe() {
        close();
        open("quartic.daemon.max-runs = 2");
        CompletableFuture.allOf(IntStream.range(0, 2)
                .mapToObj(_ -> runs.service().submit(SHORT, Priority.NORMAL).toCompletableFuture())
                .toArray(CompletableFuture[]::new)).join();
        assertThatThrownBy(() -> await(runs.service().submit(SHORT, Priority.NORMAL))).isInstanceOfSatisfying(
                RunRefusal.class,
                refusal -> assertThat(refusal.kind()).isEqualTo(RunRefusal.Kind.FULL));
    }

    @Test
    void shouldSayNothingOfItsDrawsBeforeItsFirstLook() {
        close();
        open("quartic.memory.checkpoint-interval = 50ms");
        String id = runs.submit(spec("stop { target = { absolute = 1e-12 }, min-draws = 2e9 }"));
        runs.awaitReading(reading -> reading.info().id().equals(id) && reading.checkpoints() > 1);
        assertThatThrownBy(() -> await(runs.service().result(id))).isInstanceOfSatisfying(RunRefusal.class,
                refusal -> assertThat(refusal.kind()).isEqualTo(RunRefusal.Kind.CONFLICT));
        RunInfo stopped = await(runs.service().stop(id));
        assertThat(await(runs.service().result(id)).draws()).isEqualTo(stopped.standing().draws()).isPositive();
    }

    @Test
    void shouldResumeWhatIsJustBeingPaused() {
        String id = runs.submit(LONG);
        runs.awaitInfo(id, info -> info.standing().draws() > 0);
        CompletionStage<RunInfo> paused = runs.service().pause(id);
        CompletionStage<RunInfo> resumed = runs.service().resume(id);
        assertThat(await(paused).status()).isEqualTo(Status.PAUSED);
        assertThat(await(resumed).status()).isEqualTo(Status.QUEUED);
        runs.awaitStatus(id, Status.EXHAUSTED);
        assertThat(runs.csv(id)).isEqualTo(undisturbed(LONG));
    }

    /** Whether it ends before it holds still or after. */
    @Test
    void shouldStopWhatIsJustBeingPaused() {
        for (int i = 0; i < 5; i++) {
            String id = runs.submit(ENDLESS);
            runs.awaitInfo(id, info -> info.standing().draws() > 0);
            runs.service().pause(id);
            assertThat(await(runs.service().stop(id)).status()).isEqualTo(Status.STOPPED);
            assertThat(await(runs.service().show(id)).status()).isEqualTo(Status.STOPPED);
        }
    }

    private static List<String> estimates(String csv) {
        return csv.lines().map(line -> String.join(",", List.of(line.split(",")).subList(0, 4))).toList();
    }

    @Test
    void shouldGoOnFromItsDatabaseWhatWasPutOutOfMemory() {
        close();
        open("quartic.daemon { put-away = 1ms, max-running = 1 }");
        String endless = runs.submit(ENDLESS);
        runs.awaitStatus(endless, Status.RUNNING);
        String waiting = runs.submit(SHORT);
        await(runs.service().stop(endless));
        runs.awaitStatus(waiting, Status.CONVERGED);
        String held = runs.submit(ENDLESS);
        for (int i = 0; i < 3; i++) {
            RunInfo before = await(runs.service().show(held));
            runs.awaitInfo(held, info -> info.standing().draws() > before.standing().draws());
            await(runs.service().pause(held));
            await(runs.service().resume(held));
        }
        runs.awaitStatus(held, Status.RUNNING);
        long draws = await(runs.service().stop(held)).standing().draws();
        // The bounds know of the most draws there may be.
        assertThat(estimates(runs.csv(held))).isEqualTo(estimates(
                undisturbed(spec("stop { target = { absolute = 1e-12 }, max-draws = " + draws + " }"))));
        assertThat(runs.csv(waiting)).isEqualTo(undisturbed(SHORT));
    }

    @Test
    void shouldHaveNoDrawsOfAnEndThatCannotGoOnFromThem() {
        close();
        open("quartic.daemon { put-away = 1ms, max-running = 1 }");
        String id = runs.submit(spec("stop { target = { absolute = 1e-12 }, min-draws = 64, max-draws = 1e6 }"));
        runs.awaitStatus(id, Status.EXHAUSTED);
        String other = runs.submit(ENDLESS);
        runs.awaitStatus(other, Status.RUNNING);
        // It would have stopped long before.
        assertThat(await(runs.service().extend(id, SHORT)).standing().draws()).isZero();
        assertThat(await(runs.service().stop(id)).standing().draws()).isZero();
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> await(runs.service().result(id))).isInstanceOfSatisfying(RunRefusal.class,
                    refusal -> assertThat(refusal.kind()).isEqualTo(RunRefusal.Kind.CONFLICT));
        }
        runs.restart();
        assertThatThrownBy(() -> await(runs.service().result(id))).isInstanceOf(RunRefusal.class);
        await(runs.service().extend(id, SHORT));
        await(runs.service().stop(other));
        runs.awaitStatus(id, Status.CONVERGED);
        assertThat(runs.csv(id)).isEqualTo(undisturbed(SHORT));
    }

    @Test
    void shouldListOnBehindWhatWasDeletedMeanwhile() {
        List<String> ids = IntStream.range(0, 3).mapToObj(_ -> runs.submit(SHORT)).toList().reversed();
        ids.forEach(id -> runs.awaitStatus(id, Status.CONVERGED));
        await(runs.service().delete(ids.get(1)));
        RunPage rest = await(runs.service().list(9, Optional.of(ids.get(1)), Optional.empty()));
        assertThat(rest.runs()).extracting(RunInfo::id).containsExactly(ids.get(2));
    }
}
