package org.quartic.actor;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.quartic.run.Estimation;
import org.quartic.run.Outcome;
import org.quartic.run.Priority;
import org.quartic.run.Provenance;
import org.quartic.run.ResultCsv;
import org.quartic.run.RunResult;
import org.quartic.run.Status;
import org.quartic.spec.RunSpec;
import org.quartic.spec.Specs;
import org.quartic.store.RunStore;

/** A service over a place where runs are remembered, for tests that disturb the one or the other. */
final class LiveService implements AutoCloseable {

    /** Quick to notice, and to hold still. */
    static final String IMPATIENT = """
            quartic.memory { checkpoint-interval = 200ms, retry-interval = 300ms, longest-unsaved = 1s, save-deadline = 6s
              check-interval = 200ms }
            quartic.daemon { look-interval = 100ms, keep-deadline = 29s }
            """;
    private static final Provenance PROVENANCE = new Provenance("test", "", "", "", 2);
    static final Duration LIMIT = Duration.ofSeconds(90);
    private static final long BETWEEN_LOOKS_NANOS = 500_000;
    private static final Map<RunSpec, String> UNDISTURBED = new ConcurrentHashMap<>();

    private final Supplier<RunStore> opener;
    private final String configuration;
    private RunStore store;
    private RunService service;

    LiveService(Supplier<RunStore> opener, String configuration) {
        this.opener = opener;
        this.configuration = configuration;
        open();
    }

    /** Draws that take a fast machine longer than it takes to notice that nothing can be kept. */
    static final long SOME = 20_000_000;

    static RunSpec some(int seed) {
        return Specs.resolved(
                Specs.with("stop { target = { absolute = 1e-12 }, max-draws = " + SOME + " }", "seed = " + seed));
    }

    /** What the same spec gives in the foreground. */
    static String undisturbed(RunSpec spec) {
        return UNDISTURBED.computeIfAbsent(spec, LiveService::inTheForeground);
    }

    private static String inTheForeground(RunSpec spec) {
        Estimation estimation = Estimation.of(spec, false);
        try (RunEngine engine = RunEngine.start(2)) {
            Outcome outcome = await(engine.start(new RunJob(estimation.plan(), estimation::work, estimation::look,
                    Optional.empty()), _ -> {
                    }).outcome());
            return ResultCsv.text(RunResult.of(estimation, outcome, 0, 0, PROVENANCE));
        }
    }

    void open() {
        store = opener.get();
        service = RunService.start(ConfigFactory.parseString(configuration), 2, store, PROVENANCE);
    }

    RunService service() {
        return service;
    }

    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
        } catch (CompletionException fault) {
            throw fault.getCause() instanceof RunRefusal refusal ? refusal : fault;
        }
    }

    static void await(String what, BooleanSupplier condition) {
        await(() -> what, condition);
    }

    private static void await(Supplier<String> what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
    }

    void restart() {
        halt();
        open();
    }

    String submit(RunSpec spec) {
        return await(service.submit(spec, Priority.NORMAL)).id();
    }

    RunInfo awaitInfo(String id, Predicate<RunInfo> wanted) {
        var last = new RunInfo[1];
        await(() -> "run " + id + ", last " + last[0], () -> {
            try {
                last[0] = await(service.show(id));
                return wanted.test(last[0]);
            } catch (RunRefusal notYet) {
                assertThat(notYet.kind()).isEqualTo(RunRefusal.Kind.UNAVAILABLE);
                return false;
            }
        });
        return last[0];
    }

    RunInfo awaitStatus(String id, Status status) {
        return awaitInfo(id, info -> info.status() == status);
    }

    /** What is measured of one that runs, once it is as wanted. */
    RunReading awaitReading(Predicate<RunReading> wanted) {
        var found = new AtomicReference<Optional<RunReading>>(Optional.empty());
        await("a reading", () -> {
            found.set(await(service.read()).running().stream().filter(wanted).findFirst());
            return found.get().isPresent();
        });
        return found.get().orElseThrow();
    }

    /** Until it waits for its database. */
    void awaitHeld(String id) {
        awaitReading(reading -> reading.info().id().equals(id) && reading.waitsForDatabase());
    }

    String csv(String id) {
        return ResultCsv.text(await(service.result(id)));
    }

    /** Until it is opened again. */
    void halt() {
        service.close();
        store.close();
    }

    @Override
    public void close() {
        halt();
    }
}
