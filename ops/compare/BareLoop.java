import com.typesafe.config.ConfigSyntax;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.quartic.ensemble.Block;
import org.quartic.run.BlockWork;
import org.quartic.run.Estimation;
import org.quartic.run.MergeTree;
import org.quartic.run.Resolution;
import org.quartic.spec.SpecReader;
import org.quartic.spec.SpecReading;

/**
 * Quartic's own work on blocks, one after the other in a plain loop without actors. Run it with Quartic's jar as the class path and the
 * JVM flags of its launcher:
 *
 * <pre>
 *     java ... BareLoop.java SPEC SECONDS-OF-WARM-UP SECONDS
 * </pre>
 */
final class BareLoop {

    private final BlockWork work;
    private final Block block;
    private final int drawsPerBlock;
    private MergeTree tree = MergeTree.empty();

    private BareLoop(Estimation estimation) {
        work = estimation.work();
        block = work.newBlock();
        drawsPerBlock = estimation.plan().drawsPerBlock();
    }

    public static void main(String[] arguments) throws Exception {
        Path spec = Path.of(arguments[0]);
        if (!(SpecReader.read(Files.readString(spec), ConfigSyntax.CONF, spec.toString(), "bare-loop",
                List.of()) instanceof SpecReading.Valid valid)) {
            throw new IllegalArgumentException("not a valid spec: " + spec);
        }
        var loop = new BareLoop(Estimation.of(Resolution.plainest(valid.spec()), false));
        loop.goOn(Double.parseDouble(arguments[1]));
        long before = loop.tree.draws();
        long nanos = loop.goOn(Double.parseDouble(arguments[2]));
        double draws = loop.tree.draws() - before;
        System.out.printf("{\"ns\": %s, \"draws\": %d, \"checksum\": %s}%n",
                nanos / draws, loop.tree.draws(), loop.checksum());
    }

    /** Works for so long and says how long it was, in nanoseconds. */
    private long goOn(double seconds) {
        long start = System.nanoTime();
        long taken = 0;
        while (taken < 1e9 * seconds) {
            block.begin(tree.blocks(), drawsPerBlock);
            work.sample(block);
            work.evaluate(block);
            tree = tree.add(work.reduce(block));
            taken = System.nanoTime() - start;
        }
        return taken;
    }

    /** A number that depends on every draw: the mean of the first observable. */
    private double checksum() {
        return tree.prefix().map(summary -> summary.mean(0)).orElseThrow();
    }
}
