package org.quartic.cumulant;

/** Stub. */
public final class Summary {
    private final long firstBlock;
    private final long blocks;
    private final long draws;
    private final double[] means;
    private final double[] comoments;

    Summary(long firstBlock, long blocks, long draws, double[] means, double[] comoments) {
        this.firstBlock = firstBlock;
        this.blocks = blocks;
        this.draws = draws;
        this.means = means;
        this.comoments = comoments;
    }

    /** Stub. */
    public long firstBlock() {
        return firstBlock;
    }

    /** Stub. */
    public long blocks() {
        return blocks;
    }

    /** Stub. */
    public long draws() {
        return draws;
    }

    /** Stub. */
    public double mean(int v) {
        return means[v];
    }

    /** Stub. */
    public double comoment(int entry) {
        return comoments[entry];
    }

    /** Stub. */
    public Summary merge(Summary next) {
        if (next.firstBlock != firstBlock + blocks) {
            throw new IllegalArgumentException("blocks from " + firstBlock + " and from " + next.firstBlock);
        }
        double n = draws;
        double m = next.draws;
        double[] mean = new double[means.length];
        double[] comoment = new double[comoments.length];
        int entry = 0;
        for (int a = 0; a < mean.length; a++) {
            mean[a] = Math.fma(next.means[a] - means[a], m / (n + m), means[a]);
            for (int b = 0; b <= a; b++) {
                comoment[entry] = Math.fma((next.means[a] - means[a]) * (next.means[b] - means[b]), n * m / (n + m),
                        comoments[entry] + next.comoments[entry]);
                entry++;
            }
        }
        return new Summary(firstBlock, blocks + next.blocks, draws + next.draws, mean, comoment);
    }
}
