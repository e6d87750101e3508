package org.quartic.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.javadsl.Behaviors;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartic.run.Estimation;
import org.quartic.run.Outcome;
import org.quartic.run.Priority;
import org.quartic.run.Provenance;
import org.quartic.run.ResultCsv;
import org.quartic.run.RunResult;
import org.quartic.run.Status;
import org.quartic.spec.RunSpec;
import org.quartic.spec.Specs;
import org.quartic.store.DataDirectory;
import org.slf4j.LoggerFactory;

class RunServiceTest {

    private static final Provenance PROVENANCE = new Provenance("test", "", "", "", 2);
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final RunSpec SHORT = spec("stop { target = { absolute = 1.5e-3 }, min-draws = 64 }");
    /** Some seconds of work. */
    private static final RunSpec LONG = spec("stop { target = { absolute = 1e-12 }, max-draws = 6e6 }", "seed = 5");
    private static final RunSpec ENDLESS = spec("stop.target = { absolute = 1e-12 }");

    @TempDir
    private Path folder;

    private DataDirectory directory;
    private RunService service;

    private static RunSpec spec(String... lines) {
        return Specs.with(lines).resolved();
    }

    @BeforeEach
    void open() {
        open("quartic.daemon.max-running = 2");
    }

    private void open(String configuration) {
        directory = DataDirectory.open(folder);
        // However busy this machine is.
        Config patient = ConfigFactory.parseString("quartic.memory.save-deadline = 60s");
        service = RunService.start(ConfigFactory.parseString(configuration).withFallback(patient), 2, directory,
                PROVENANCE);
    }

    @AfterEach
    void close() {
        service.close();
        directory.close();
    }

    private void restart() {
        close();
        open();
    }

    private static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
        } catch (CompletionException fault) {
            throw fault.getCause() instanceof RunRefusal refusal ? refusal : fault;
        }
    }

    private String submit(RunSpec spec) {
        return await(service.submit(spec, Priority.NORMAL)).id();
    }

    private RunInfo awaitInfo(String id, Predicate<RunInfo> wanted) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            RunInfo info;
            try {
                info = await(service.show(id));
                if (wanted.test(info)) {
                    return info;
                }
            } catch (RunRefusal notYet) {
                if (notYet.kind() != RunRefusal.Kind.UNAVAILABLE) {
                    throw notYet;
                }
                info = null;
            }
            assertThat(System.nanoTime()).as("waiting for %s, last %s", id, info).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private RunReading awaitReading(Predicate<RunReading> wanted) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            List<RunReading> running = await(service.read()).running();
            if (running.stream().anyMatch(wanted)) {
                return running.stream().filter(wanted).findFirst().orElseThrow();
            }
            assertThat(System.nanoTime()).as("last %s", running).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private RunInfo awaitStatus(String id, Status status) {
        return awaitInfo(id, info -> info.status() == status);
    }

    /** What the same spec gives in the foreground. */
    private static String undisturbed(RunSpec spec) {
        Estimation estimation = Estimation.of(spec, false);
        try (RunEngine engine = RunEngine.start(1)) {
            Outcome outcome = await(engine.start(new RunJob(estimation.plan(), estimation::work, estimation::look,
                    Optional.empty()), _ -> {
                    }).outcome());
            return ResultCsv.text(RunResult.of(estimation, outcome, 0, 0, PROVENANCE));
        }
    }

    private String csv(String id) {
        return ResultCsv.text(await(service.result(id)));
    }

    @Test
    void shouldRunToTheEndWithTheNumbersOfTheSpec() {
        String id = submit(SHORT);
        RunInfo end = awaitStatus(id, Status.CONVERGED);
        assertThat(end.standing().worst().orElseThrow().boundOverTarget()).isLessThanOrEqualTo(1.0);
        assertThat(end.started()).isPresent();
        assertThat(end.finished()).isPresent();
        assertThat(csv(id)).isEqualTo(undisturbed(SHORT));
        assertThat(await(service.history(id)).getLast().draws()).isEqualTo(end.standing().draws());
    }

    @Test
    void shouldGoOnAfterARestartToTheSameBits() {
        String id = submit(LONG);
        for (int i = 0; i < 3; i++) {
            long draws = 1_000_000L * i;
            awaitInfo(id, info -> info.standing().draws() > draws && info.status() == Status.RUNNING
                    || info.status().ended());
            restart();
        }
        awaitStatus(id, Status.EXHAUSTED);
        assertThat(csv(id)).isEqualTo(undisturbed(LONG));
        restart();
        assertThat(awaitStatus(id, Status.EXHAUSTED).standing().draws()).isEqualTo(6_000_000);
        assertThat(csv(id)).isEqualTo(undisturbed(LONG));
    }

    @Test
    void shouldHoldStillAndGoOnToTheSameBits() {
        String id = submit(LONG);
        awaitInfo(id, info -> info.standing().draws() > 0);
        RunInfo paused = await(service.pause(id));
        assertThat(paused.status()).isEqualTo(Status.PAUSED);
        assertThat(await(service.pause(id))).isEqualTo(paused);
        assertThat(await(service.result(id)).status()).isEqualTo(Status.PAUSED);
        restart();
        assertThat(awaitStatus(id, Status.PAUSED).standing().draws()).isEqualTo(paused.standing().draws());
        assertThat(await(service.resume(id)).status()).isIn(Status.QUEUED, Status.RUNNING);
        awaitStatus(id, Status.EXHAUSTED);
        assertThat(csv(id)).isEqualTo(undisturbed(LONG));
    }

    @Test
    void shouldStopWithThePrefixThereIsAndExtendItToTheSameBits() {
        String id = submit(ENDLESS);
        awaitInfo(id, info -> info.standing().draws() > 100_000);
        RunInfo stopped = await(service.stop(id));
        assertThat(stopped.status()).isEqualTo(Status.STOPPED);
        RunResult partial = await(service.result(id));
        assertThat(partial.draws()).isEqualTo(stopped.standing().draws());
        RunSpec further = spec("stop { target = { absolute = 1e-12 }, max-draws = 5e6 }");
        assertThat(await(service.extend(id, further)).status()).isIn(Status.QUEUED, Status.RUNNING);
        awaitStatus(id, Status.EXHAUSTED);
        assertThat(csv(id)).isEqualTo(undisturbed(further));
        RunSpec nearer = spec("stop { target = { absolute = 1.5e-3 }, min-draws = 64 }");
        await(service.extend(id, nearer));
        awaitStatus(id, Status.CONVERGED);
        assertThat(csv(id)).isEqualTo(undisturbed(nearer));
    }

    @Test
    void shouldRunTheMostUrgentFirstAndNoMoreThanMay() {
        List<String> running = List.of(submit(ENDLESS), submit(ENDLESS));
        running.forEach(id -> awaitStatus(id, Status.RUNNING));
        String normal = submit(SHORT);
        String urgent = await(service.submit(ENDLESS, Priority.HIGH)).id();
        assertThat(await(service.show(normal)).status()).isEqualTo(Status.QUEUED);
        await(service.stop(running.getFirst()));
        awaitStatus(urgent, Status.RUNNING);
        assertThat(await(service.show(normal)).status()).isEqualTo(Status.QUEUED);
        await(service.pause(urgent));
        awaitStatus(normal, Status.CONVERGED);
        assertThat(await(service.show(running.getLast())).status()).isEqualTo(Status.RUNNING);
    }

    @Test
    void shouldRefuseWhatMakesNoSense() {
        String id = submit(SHORT);
        awaitStatus(id, Status.CONVERGED);
        List<CompletionStage<?>> senseless = List.of(service.pause(id), service.resume(id), service.stop(id));
        senseless.forEach(stage -> assertThatThrownBy(() -> await(stage)).isInstanceOfSatisfying(RunRefusal.class,
                refusal -> assertThat(refusal.kind()).isEqualTo(RunRefusal.Kind.CONFLICT)));
        assertThatThrownBy(() -> await(service.show("nobody"))).hasMessageContaining("nobody");
        String endless = submit(ENDLESS);
        awaitStatus(endless, Status.RUNNING);
        assertThatThrownBy(() -> await(service.delete(endless))).hasMessageContaining("stop it");
        assertThat(await(service.show(endless)).status()).isEqualTo(Status.RUNNING);
    }

    @Test
    void shouldForgetWhatIsDeleted() {
        String id = submit(SHORT);
        awaitStatus(id, Status.CONVERGED);
        await(service.delete(id));
        assertThatThrownBy(() -> await(service.show(id))).isInstanceOf(RunRefusal.class);
        restart();
        assertThat(await(service.list(10, Optional.empty(), Optional.empty())).runs()).isEmpty();
    }

    @Test
    void shouldAnswerAllThatIsAskedWhileItIsMadeReadyForAnotherEnd() {
        String id = submit(SHORT);
        awaitStatus(id, Status.CONVERGED);
        restart();
        RunSpec further = spec("stop { target = { absolute = 1e-12 }, min-draws = 64, max-draws = 1e6 }");
        CompletionStage<RunInfo> extended = service.extend(id, further);
        CompletionStage<RunInfo> again = service.extend(id, further);
        CompletionStage<RunInfo> elsewhere = service.extend(id, ENDLESS);
        CompletionStage<RunResult> result = service.result(id);
        CompletionStage<List<RunUpdate.HistoryLook>> history = service.history(id);
        assertThat(await(extended).status()).isIn(Status.QUEUED, Status.RUNNING);
        assertThat(await(again).status()).isIn(Status.QUEUED, Status.RUNNING);
        assertThatThrownBy(() -> await(elsewhere)).isInstanceOfSatisfying(RunRefusal.class,
                refusal -> assertThat(refusal.kind()).isEqualTo(RunRefusal.Kind.CONFLICT));
        assertThat(await(result).draws()).isPositive();
        assertThat(await(history)).isNotEmpty();
        awaitStatus(id, Status.EXHAUSTED);
        assertThat(csv(id)).isEqualTo(undisturbed(further));
    }

    @Test
    void shouldStopAndDeleteInOneBreath() {
        String id = submit(ENDLESS);
        awaitInfo(id, info -> info.standing().draws() > 0);
        assertThat(await(service.stop(id)).status()).isEqualTo(Status.STOPPED);
        var twice = List.of(service.delete(id), service.delete(id));
        await(twice.getFirst());
        assertThatThrownBy(() -> await(twice.getLast())).isInstanceOf(RunRefusal.class);
        restart();
        assertThat(await(service.list(10, Optional.empty(), Optional.empty())).runs()).isEmpty();
    }

    @Test
    void shouldPauseAndStopWhatIsJustBeingMadeReady() {
        String paused = submit(LONG);
        var pausing = service.pause(paused);
        String stopped = submit(ENDLESS);
        assertThat(await(service.stop(stopped)).status()).isEqualTo(Status.STOPPED);
        RunInfo info;
        try {
            info = await(pausing);
        } catch (RunRefusal queued) {
            // It had not even begun.
            awaitStatus(paused, Status.RUNNING);
            info = await(service.pause(paused));
        }
        assertThat(info.status()).isEqualTo(Status.PAUSED);
        await(service.resume(paused));
        awaitStatus(paused, Status.EXHAUSTED);
        assertThat(csv(paused)).isEqualTo(undisturbed(LONG));
    }

    @Test
    void shouldFailAloneAndSayWhy() {
        String bad = submit(spec("ensemble.sigma.value = 1e200", "stop.max-draws = 1e5"));
        String good = submit(SHORT);
        RunInfo failed = awaitInfo(bad, info -> info.status().ended());
        assertThat(failed.status()).isEqualTo(Status.FAILED);
        assertThat(failed.error()).isPresent();
        awaitStatus(good, Status.CONVERGED);
        restart();
        assertThat(awaitStatus(bad, Status.FAILED).error()).isEqualTo(failed.error());
    }

    @Test
    void shouldListPageByPageTheNewestFirst() {
        List<String> ids = IntStream.range(0, 5).mapToObj(_ -> submit(ENDLESS)).toList().reversed();
        RunPage first = await(service.list(2, Optional.empty(), Optional.empty()));
        assertThat(first.runs()).extracting(RunInfo::id).hasSize(2);
        var seen = new ArrayList<String>();
        Optional<String> after = Optional.empty();
        do {
            RunPage page = await(service.list(2, after, Optional.empty()));
            page.runs().forEach(run -> seen.add(run.id()));
            after = page.next();
        } while (after.isPresent());
        assertThat(seen).containsExactlyElementsOf(ids);
        assertThat(await(service.list(9, Optional.empty(), Optional.of(Status.CONVERGED))).runs()).isEmpty();
    }

    @Test
    void shouldTellWatchersEverythingAlsoWhatTheyMissed() {
        ActorTestKit kit = ActorTestKit.create();
        try {
            TestProbe<RunUpdate> early = kit.createTestProbe();
            String id = submit(LONG);
            service.watch(id, RunUpdate.Position.START, early.getRef());
            List<RunUpdate> heard = new ArrayList<>();
            do {
                heard.add(early.receiveMessage(LIMIT));
            } while (!(heard.getLast() instanceof RunUpdate.Ended));
            assertThat(heard).filteredOn(RunUpdate.Changed.class::isInstance).isNotEmpty();
            assertThat(heard).isSortedAccordingTo((one, other) -> one.position().revision() != other.position()
                    .revision() ? Long.compare(one.position().revision(), other.position().revision())
                            : Long.compare(one.position().blocks(), other.position().blocks()));
            restart();
            awaitStatus(id, Status.EXHAUSTED);
            TestProbe<RunUpdate> late = kit.createTestProbe();
            var after = new RunUpdate.Position(1, 0);
            service.watch(id, after, late.getRef());
            List<RunUpdate> missed = new ArrayList<>();
            do {
                missed.add(late.receiveMessage(LIMIT));
            } while (!(missed.getLast() instanceof RunUpdate.Ended));
            assertThat(missed).filteredOn(RunUpdate.Looked.class::isInstance)
                    .hasSize(await(service.history(id)).size());
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
            String id = submit(spec("stop { target = { absolute = 1e-12 }, max-wall-time = 4 s }"));
            service.watch(id, RunUpdate.Position.START, one.getRef());
            int others = 799;
            for (int i = 0; i < others; i++) {
                service.watch(id, RunUpdate.Position.START, kit.spawn(Behaviors.<RunUpdate>ignore()));
            }
            long looks = 0;
            RunUpdate update;
            do {
                update = one.receiveMessage(LIMIT);
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
        String low = await(service.submit(ENDLESS, Priority.LOW)).id();
        String high = await(service.submit(spec("stop.target = { absolute = 1e-12 }", "seed = 9"), Priority.HIGH)).id();
        awaitStatus(low, Status.RUNNING);
        awaitStatus(high, Status.RUNNING);
        long lowBefore = awaitInfo(low, info -> info.standing().draws() > 0).standing().draws();
        long highBefore = await(service.show(high)).standing().draws();
        RunInfo later = awaitInfo(high, info -> info.standing().draws() > highBefore + 4_000_000);
        double ratio = (later.standing().draws() - highBefore)
                / (double) (await(service.show(low)).standing().draws() - lowBefore);
        // Sixteen to one, by readings half a second old.
        assertThat(ratio).isBetween(6.0, 40.0);
    }

    @Test
    void shouldReadWhatIsMeasured() {
        String id = submit(ENDLESS);
        awaitInfo(id, info -> info.standing().draws() > 2_000_000);
        RunReading reading = awaitReading(each -> each.drawsPerSecond() > 0.0 && each.blocksInHand() > 0);
        assertThat(reading.info().id()).isEqualTo(id);
        assertThat(reading.lookDraws()).isPositive();
        assertThat(reading.errorBarSlope()).isBetween(-1.1, -0.25);
        assertThat(reading.secondsSinceProgress()).isBetween(0.0, 30.0);
        assertThat(reading.secondsSinceCheckpoint()).isBetween(0.0, 30.0);
        assertThat(reading.stages()).allSatisfy(stage -> assertThat(stage.service().count()).isPositive());
        await(service.stop(id));
        ServiceReading after = await(service.read());
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
            String id = submit(SHORT);
            awaitStatus(id, Status.CONVERGED);
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
        String id = submit(SHORT);
        awaitStatus(id, Status.CONVERGED);
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
                .mapToObj(_ -> service.submit(SHORT, Priority.NORMAL).toCompletableFuture())
                .toArray(CompletableFuture[]::new)).join();
        assertThatThrownBy(() -> await(service.submit(SHORT, Priority.NORMAL))).isInstanceOfSatisfying(RunRefusal.class,
                refusal -> assertThat(refusal.kind()).isEqualTo(RunRefusal.Kind.FULL));
    }
}
