/** Many runs taken together: their table, and the curves through it. Pure. */
package org.quartic.sweep;
