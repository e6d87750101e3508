package org.quartic.run;

/** One block to be worked on: which, how many draws, and for the how-manieth time (from 1). */
public record Assignment(long block, int draws, int attempt) {}
