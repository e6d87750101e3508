package org.quartic.store;

import org.quartic.run.RunRecord;
import org.quartic.run.Standing;

/** What is remembered of a run that is served, beside its checkpoint: all there is to say of it without computing anything. */
public record Served(RunRecord record, Standing standing) {}
