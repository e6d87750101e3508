/**
 * What a run is without actors: which blocks there are and when the stop rule is asked ({@link org.quartic.run.BlockPlan}), how
 * summaries become one ({@link org.quartic.run.MergeTree}), how far a run is and what it decides ({@link org.quartic.run.Progress}), and
 * what it ends with ({@link org.quartic.run.Outcome}, {@link org.quartic.run.RunResult} and its machine renderings). Values with pure
 * steps: no Akka, no clock, no files. May use {@code stopping}, {@code cumulant} and what stands below them.
 */
package org.quartic.run;
