package org.quartic.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What it takes to go on with a run later, to the same bits: its first blocks, and what was seen at the looks on the way. Both depend on
 * the draws alone and not on when they were to end, so a run with another {@code stop} may take them over. Immutable.
 *
 * @param tree
 *            the first blocks
 * @param looks
 *            those asked at prefixes of the tree, in their order
 */
public record Checkpoint(MergeTree tree, List<PastLook> looks) {

    private static final Checkpoint NONE = new Checkpoint(MergeTree.empty(), List.of());

    public Checkpoint {
        looks = List.copyOf(looks);
        long least = 1;
        for (PastLook look : looks) {
            if (look.blocks() < least || look.blocks() > tree.blocks()) {
                throw new IllegalArgumentException("a look at block " + look.blocks() + " from " + least + " to "
                        + tree.blocks());
            }
            least = look.blocks() + 1;
        }
    }

    /** Before the first block. */
    public static Checkpoint none() {
        return NONE;
    }

    /**
     * Where a run of this plan may go on instead of beginning: the blocks it would have done too and the looks it would have come past. Empty
     * where it would have had other blocks, or ended earlier, or looked where nothing is known of what it would have seen. A look at the very
     * end of the blocks is left out, since it is asked on resuming.
     *
     * @param reached
     *            whether all targets of the run that is to go on are reached at a look
     */
    public Optional<Checkpoint> continuing(BlockPlan plan, Predicate<PastLook> reached) {
        if (tree.blocks() == 0) {
            return Optional.empty();
        }
        MergeTree blocks = plan.begins(tree) ? tree : tree.whole();
        return plan.begins(blocks) && blocks.blocks() > 0 ? comingPastLooks(blocks, plan, reached) : Optional.empty();
    }

    private Optional<Checkpoint> comingPastLooks(MergeTree blocks, BlockPlan plan, Predicate<PastLook> reached) {
        Map<Long, PastLook> known = looks.stream().collect(Collectors.toMap(PastLook::blocks, Function.identity()));
        var passed = new ArrayList<PastLook>();
        for (long at = plan.nextLook(0); at < blocks.blocks(); at = plan.nextLook(at)) {
            PastLook look = known.get(at);
            boolean seen = look != null && look.draws() == plan.drawsOfPrefix(at);
            if (!seen || look.draws() >= plan.minDraws() && reached.test(look)) {
                return Optional.empty();
            }
            passed.add(look);
        }
        return Optional.of(new Checkpoint(blocks, passed));
    }
}
