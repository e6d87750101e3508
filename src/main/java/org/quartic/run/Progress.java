package org.quartic.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.quartic.cumulant.NonFiniteSummaryException;
import org.quartic.cumulant.Summary;
import org.quartic.run.BlockState.Done;
import org.quartic.run.BlockState.Due;
import org.quartic.run.BlockState.Hopeless;
import org.quartic.run.BlockState.Issued;

/**
 * How far a run is, and its decisions. An immutable value: every step gives the next one.
 *
 * <p>
 * Blocks from 0 up to the prefix are in the tree; those from there on that were ever issued stand in {@code ahead}, one state each, at
 * most {@code window} of them: what comes in early waits, and memory is bounded however late a block may be. The tree is advanced block
 * by block and each look asked at exactly its prefix. What is decided depends on the blocks of the prefix alone, never on the order
 * or the number of attempts in which they came; this is why a block that cannot be had fails the run only when the prefix
 * has got to it (nothing beyond it is issued meanwhile): a run that converges earlier never needed it.
 */
public final class Progress {

    /** So many failures of one block fail the run. */
    public static final int MOST_FAILURES = 3;

    private final BlockPlan plan;
    private final int window;
    private final Function<Summary, Look> judge;
    private final MergeTree tree;
    private final List<BlockState> ahead;
    private final List<PastLook> looks;
    private final Optional<Look> latest;
    private final Optional<Outcome> outcome;

    /** What a step leads to, and the looks it led past, in their order. */
    public record Step(Progress next, List<Look> looks) {}

    /** A block to be worked on, and the progress that knows it is. */
    public record Issue(Progress next, Assignment assignment) {}

    private Progress(BlockPlan plan, int window, Function<Summary, Look> judge, MergeTree tree, List<BlockState> ahead,
            List<PastLook> looks, Optional<Look> latest, Optional<Outcome> outcome) {
        this.plan = plan;
        this.window = window;
        this.judge = judge;
        this.tree = tree;
        this.ahead = ahead;
        this.looks = looks;
        this.latest = latest;
        this.outcome = outcome;
    }

    /**
     * Nothing done yet.
     *
     * @param window
     *            blocks are issued at most so far ahead of the prefix; at least 1
     * @param judge
     *            what is known from a prefix and whether it suffices; pure
     */
    public static Progress start(BlockPlan plan, int window, Function<Summary, Look> judge) {
        return resume(plan, window, judge, Checkpoint.none());
    }

    /**
     * As far as a checkpoint says. If it stands where the stop rule is asked, that is done: the outcome may be there at once.
     *
     * @param from
     *            of blocks of this plan, from a run that came past its looks without ending
     * @throws IllegalArgumentException
     *             if these are not the first blocks of the plan
     */
    public static Progress resume(BlockPlan plan, int window, Function<Summary, Look> judge, Checkpoint from) {
        if (window < 1) {
            throw new IllegalArgumentException("a window of " + window + " blocks");
        }
        MergeTree tree = from.tree();
        if (!plan.begins(tree)) {
            throw new IllegalArgumentException(
                    tree.blocks() + " blocks of " + tree.draws() + " draws are not the first of " + plan);
        }
        // One at the very end is asked again, and then remembered.
        List<PastLook> before = from.looks().stream()
                .filter(look -> look.blocks() < tree.blocks() || !plan.isLook(look.blocks())).toList();
        var start = new Progress(plan, window, judge, tree, List.of(), before, Optional.empty(), Optional.empty());
        return plan.isLook(tree.blocks()) ? start.orHopeless(start::looked) : start;
    }

    /**
     * The next block to work on: the first that was lost, else one never issued. Empty if the run has ended, all is issued, or the
     * window is full.
     */
    public Optional<Issue> issue() {
        if (outcome.isPresent()) {
            return Optional.empty();
        }
        for (int i = 0; i < ahead.size(); i++) {
            switch (ahead.get(i)) {
                case Due(int attempt, int failures) -> {
                    return Optional.of(issued(i, new Issued(attempt, failures)));
                }
                case Hopeless _ -> {
                    return Optional.empty();
                }
                case Issued _,Done _ -> {
                }
            }
        }
        boolean more = ahead.size() < window && tree.blocks() + ahead.size() < plan.blocks();
        return more ? Optional.of(issued(ahead.size(), new Issued(1, 0))) : Optional.empty();
    }

    /**
     * A summary has come in. One that is there already is dropped; which attempt it is of does not matter, as all give the same.
     *
     * @throws IllegalArgumentException
     *             if it is not of this block and its draws, or the block was never issued
     */
    public Step summarised(long block, Summary summary) {
        if (summary.firstBlock() != block || summary.blocks() != 1 || summary.draws() != plan.drawsOf(block)) {
            throw new IllegalArgumentException("not a summary of the " + plan.drawsOf(block) + " draws of block "
                    + block + ": " + summary.draws() + " draws of " + summary.blocks() + " from "
                    + summary.firstBlock());
        }
        if (outcome.isPresent() || block < tree.blocks() || stateOf(block) instanceof Done) {
            return new Step(this, List.of());
        }
        return with(indexOf(block), new Done(summary)).advanced();
    }

    /**
     * An attempt at a block has failed: it is due again, or hopeless after {@value #MOST_FAILURES} failures, and at once where its
     * moments are not finite. What is said of an attempt that is not the current one changes nothing.
     */
    public Progress failed(long block, int attempt, Throwable cause) {
        if (!isCurrent(block, attempt)) {
            return this;
        }
        int failures = ((Issued) stateOf(block)).failures() + 1;
        BlockState state = switch (cause) {
            case NonFiniteSummaryException _ -> new Hopeless(reason(cause));
            case Throwable _ when failures >= MOST_FAILURES -> new Hopeless(
                    "block " + block + " failed " + failures + " times, at last with " + cause);
            case Throwable _ -> new Due(attempt + 1, failures);
        };
        return with(indexOf(block), state).advanced().next();
    }

    /** An attempt at a block was lost through no fault of the block: it is due again. */
    public Progress lost(long block, int attempt) {
        if (!isCurrent(block, attempt)) {
            return this;
        }
        return with(indexOf(block), new Due(attempt + 1, ((Issued) stateOf(block)).failures()));
    }

    /** Ended by hand at the prefix there is. */
    public Progress stopped() {
        return outcome.isPresent() ? this : orHopeless(() -> ended(Status.STOPPED));
    }

    /** Ended by a budget of time at the prefix there is. */
    public Progress exhausted() {
        return outcome.isPresent() ? this : orHopeless(() -> ended(Status.EXHAUSTED));
    }

    /** Ended by a fault that is no block's. */
    public Progress failed(Throwable cause) {
        return outcome.isPresent() ? this : hopeless(reason(cause));
    }

    /** Length of the prefix in the tree, in blocks. */
    public long blocks() {
        return tree.blocks();
    }

    /** Draws in the prefix. */
    public long draws() {
        return tree.draws();
    }

    /** What it takes to go on from here in another process. */
    public Checkpoint checkpoint() {
        return new Checkpoint(tree, looks);
    }

    /** How many blocks beyond the prefix are remembered: at most the window. */
    public int ahead() {
        return ahead.size();
    }

    /** The latest look asked on schedule. */
    public Optional<Look> latest() {
        return latest;
    }

    /** How the run ended, once it has. */
    public Optional<Outcome> outcome() {
        return outcome;
    }

    private Issue issued(int index, Issued state) {
        long block = tree.blocks() + index;
        return new Issue(with(index, state), new Assignment(block, plan.drawsOf(block), state.attempt()));
    }

    private boolean isCurrent(long block, int attempt) {
        return outcome.isEmpty() && block >= tree.blocks() && stateOf(block) instanceof Issued issued
                && issued.attempt() == attempt;
    }

    private int indexOf(long block) {
        if (block - tree.blocks() >= ahead.size()) {
            throw new IllegalArgumentException("block " + block + " was never issued");
        }
        return (int) (block - tree.blocks());
    }

    private BlockState stateOf(long block) {
        return ahead.get(indexOf(block));
    }

    private Progress with(int index, BlockState state) {
        var states = new ArrayList<BlockState>(ahead.size() + 1);
        states.addAll(ahead);
        if (index == states.size()) {
            states.add(state);
        } else {
            states.set(index, state);
        }
        return new Progress(plan, window, judge, tree, states, looks, latest, outcome);
    }

    /** Takes into the tree what is next in it, stopping at every look on the way. */
    private Step advanced() {
        Progress next = this;
        var looks = new ArrayList<Look>();
        while (next.outcome.isEmpty() && !next.ahead.isEmpty()) {
            Progress here = next;
            switch (here.ahead.getFirst()) {
                case Done(Summary summary) -> {
                    next = here.orHopeless(() -> here.grown(summary));
                    if (!next.latest.equals(here.latest)) {
                        looks.add(next.latest.orElseThrow());
                    }
                }
                case Hopeless(String cause) -> next = here.hopeless(cause);
                case Issued _,Due _ -> {
                    return new Step(here, looks);
                }
            }
        }
        return new Step(next, looks);
    }

    private Progress grown(Summary summary) {
        MergeTree larger = tree.add(summary);
        var next = new Progress(plan, window, judge, larger, ahead.subList(1, ahead.size()), looks, latest,
                outcome);
        return plan.nextLook(tree.blocks()) == larger.blocks() ? next.orHopeless(next::looked) : next;
    }

    private Progress looked() {
        Look look = judge.apply(tree.prefix().orElseThrow());
        var next = new Progress(plan, window, judge, tree, ahead, past(look), Optional.of(look), outcome);
        if (look.reached() && tree.draws() >= plan.minDraws()) {
            return next.ended(Status.CONVERGED);
        }
        return tree.blocks() == plan.blocks() ? next.ended(Status.EXHAUSTED) : next;
    }

    private List<PastLook> past(Look look) {
        var longer = new ArrayList<PastLook>(looks);
        longer.add(PastLook.of(look));
        return List.copyOf(longer);
    }

    private Progress ended(Status status) {
        Optional<Summary> prefix = tree.prefix();
        Optional<Look> look = latest.filter(l -> l.blocks() == tree.blocks()).or(() -> prefix.map(judge));
        return with(new Outcome(status, tree.blocks(), tree.draws(), prefix, look, Optional.empty()));
    }

    private Progress hopeless(String cause) {
        return with(new Outcome(Status.FAILED, tree.blocks(), tree.draws(), Optional.empty(), Optional.empty(),
                Optional.of(cause)));
    }

    /** Merging and judging may meet what is not finite: the run then fails right there, wherever the blocks came from. */
    private Progress orHopeless(Supplier<Progress> step) {
        try {
            return step.get();
        } catch (RuntimeException fault) {
            return hopeless(reason(fault));
        }
    }

    private static String reason(Throwable cause) {
        return cause instanceof NonFiniteSummaryException ? cause.getMessage() : cause.toString();
    }

    /** What stands beyond the prefix is thrown away. */
    private Progress with(Outcome end) {
        return new Progress(plan, window, judge, tree, List.of(), looks, latest, Optional.of(end));
    }
}
