package org.quartic.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.quartic.run.Priority;
import org.quartic.run.Status;
import org.quartic.spec.RunSpec;
import org.quartic.store.DataDirectory;
import org.quartic.store.DataDirectoryException;

/**
 * A data directory on a small file system of its own, which is filled or goes read-only. Only root can make one: elsewhere it is passed over.
 * H2 may come out of that so that only a new start helps, which the service has to say itself.
 */
class DiskFaultTest {

    private static final String GIVE_UP = "quartic.memory.give-up = 8s";
    private static final String SOON_REFUSED = "\nquartic.daemon.keep-deadline = 5s";
    private static final RunSpec SPEC = LiveService.some(3);

    @TempDir
    private Path folder;

    private Path disk;

    @BeforeEach
    void makePlace() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
    }

    private void mountMemory() throws Exception {
        assumeThat(run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", disk.toString())).isZero();
    }

    /** A file as a disk, which a kernel may find at fault. */
    private void mountDisk(Path image) throws Exception {
        assumeThat(run("mount", "-o", "loop,errors=remount-ro", image.toString(), disk.toString())).isZero();
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", "-l", disk.toString());
    }

    private static int run(String... line) throws Exception {
        Process process = new ProcessBuilder(List.of(line)).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private interface Fault {
        void happen() throws Exception;
    }

    /** Runs hold still while it lasts, nothing new is taken, and all goes on by itself once it is over. */
    private void assertOutlived(Fault begins, Fault ends) throws Exception {
        String id;
        try (var live = new LiveService(() -> DataDirectory.open(disk.resolve("data")),
                LiveService.IMPATIENT + GIVE_UP)) {
            id = live.submit(SPEC);
            live.awaitInfo(id, info -> info.standing().draws() > 500_000);
            begins.happen();
            live.awaitHeld(id);
            LiveService.await("the fault is known", () -> live.service().unavailable().isPresent());
            long draws = live.awaitInfo(id, _ -> true).standing().draws();
            assertThat(draws).isLessThan(LiveService.SOME);
            assertThatThrownBy(() -> live.submit(SPEC)).isInstanceOfSatisfying(RunRefusal.class,
                    refusal -> assertThat(refusal.kind()).isEqualTo(RunRefusal.Kind.UNAVAILABLE));
            ends.happen();
            awaitEndOrStartAnew(live, id);
            assertThat(live.csv(id)).isEqualTo(LiveService.undisturbed(SPEC));
            live.halt();
            live.open();
            live.awaitStatus(id, Status.EXHAUSTED);
            assertThat(live.csv(id)).isEqualTo(LiveService.undisturbed(SPEC));
            assertThat(LiveService.await(live.service().list(9, Optional.empty(), Optional.empty())).runs()).hasSize(1);
        }
    }

    @Test
    void shouldOutliveAFullDisk() throws Exception {
        mountMemory();
        Path filler = disk.resolve("filler");
        assertOutlived(() -> fill(filler), () -> Files.delete(filler));
    }

    private static boolean awaitEndOrStartAnew(LiveService live, String id) {
        LiveService.await("its end, or a new start", () -> live.service().lost().toCompletableFuture().isDone()
                || LiveService.await(live.service().show(id)).status() == Status.EXHAUSTED);
        boolean anew = live.service().lost().toCompletableFuture().isDone();
        if (anew) {
            live.halt();
            live.open();
            live.awaitStatus(id, Status.EXHAUSTED);
        }
        return anew;
    }

    private static void fill(Path filler) throws IOException {
        byte[] bytes = new byte[4096];
        try (OutputStream file = Files.newOutputStream(filler)) {
            while (true) {
                file.write(bytes);
            }
        } catch (IOException full) {
            assertThat(full).hasMessageContaining("No space");
        }
    }

    /** What was refused because it could not be kept is not there later. */
    @Test
    void shouldLeaveNothingBehindOfWhatWasRefused() throws Exception {
        mountMemory();
        Path filler = disk.resolve("filler");
        try (var live = new LiveService(() -> DataDirectory.open(disk.resolve("data")),
                LiveService.IMPATIENT + GIVE_UP + SOON_REFUSED)) {
            String id = live.submit(SPEC);
            live.awaitInfo(id, info -> info.standing().draws() > 0);
            fill(filler);
            var submissions = IntStream.range(0, 5)
                    .mapToObj(i -> live.service().submit(LiveService.some(100 + i), Priority.LOW)).toList();
            int refused = 0;
            for (var submission : submissions) {
                try {
                    LiveService.await(submission);
                } catch (RunRefusal unavailable) {
                    assertThat(unavailable.kind()).isEqualTo(RunRefusal.Kind.UNAVAILABLE);
                    refused++;
                }
            }
            assertThat(refused).isPositive();
            Files.delete(filler);
            // What is refused by a process that then ends may be there: it could not remove it.
            int mostThere = awaitEndOrStartAnew(live, id) ? 6 : 6 - refused;
            live.halt();
            live.open();
            assertThat(LiveService.await(live.service().list(9, Optional.empty(), Optional.empty())).runs())
                    .hasSizeLessThanOrEqualTo(mostThere);
        }
    }

    /** As it is where the kernel finds a fault of the disk: until it is mounted anew, which nobody can under a daemon. */
    @Test
    void shouldGoOnFromADirectoryThatWentReadOnly() throws Exception {
        Path image = folder.resolve("image");
        try (var file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(32 << 20);
        }
        assumeThat(run("mkfs.ext4", "-q", "-F", image.toString())).isZero();
        mountDisk(image);
        try (var live = new LiveService(() -> DataDirectory.open(disk.resolve("data")),
                LiveService.IMPATIENT + GIVE_UP)) {
            String id = live.submit(SPEC);
            live.awaitInfo(id, info -> info.standing().draws() > 500_000);
            Files.writeString(faultOfDisk(), "1");
            live.awaitHeld(id);
            LiveService.await("the fault is known", () -> live.service().unavailable().isPresent());
            assertThat(live.service().unavailable().orElseThrow()).contains("cannot be written")
                    .doesNotContain("SQL", "INSERT", "UPDATE");
            assertThatThrownBy(() -> live.submit(SPEC)).isInstanceOfSatisfying(RunRefusal.class,
                    refusal -> assertThat(refusal.kind()).isEqualTo(RunRefusal.Kind.UNAVAILABLE));
            assertThat(live.awaitInfo(id, _ -> true).standing().draws()).isLessThan(LiveService.SOME);
            live.halt();
            assertThatThrownBy(live::open).isInstanceOf(DataDirectoryException.class)
                    .hasMessageContaining(disk.toString());
            assertThat(run("umount", disk.toString())).isZero();
            mountDisk(image);
            live.open();
            live.awaitStatus(id, Status.EXHAUSTED);
            assertThat(live.csv(id)).isEqualTo(LiveService.undisturbed(SPEC));
        }
    }

    /** Whatever is written there is a fault. */
    private Path faultOfDisk() throws IOException {
        String device = Files.readAllLines(Path.of("/proc/mounts")).stream().map(line -> line.split(" "))
                .filter(mount -> mount[1].equals(disk.toString())).map(mount -> mount[0]).findFirst().orElseThrow();
        return Path.of("/sys/fs/ext4", Path.of(device).getFileName().toString(), "trigger_fs_error");
    }
}
