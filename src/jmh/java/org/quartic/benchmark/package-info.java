/**
 * JMH benchmarks, from single kernels to whole blocks. They hold parts against each other and against what they were yesterday; the whole
 * program is measured by {@code ops/compare}. {@code ops/benchmark} runs them, and nothing of them is shipped.
 */
package org.quartic.benchmark;
