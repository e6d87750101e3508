/**
 * Runs as actors: {@link org.quartic.actor.RunEngine} starts them, one {@code Run} each, which hands block numbers to pipelines of
 * {@code Sampler}, {@code Evaluator} and {@code Aggregator} and receives summaries. What is decided is decided in {@code run}; actors
 * carry, time and watch. May use {@code store}, {@code run} and what stands below them.
 */
package org.quartic.actor;
