package org.quartic.reproduction;

/** A claim and what was found about it. */
public record Reproduced(Statement statement, Finding finding) {}
