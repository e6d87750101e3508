/**
 * The commands: reading the command line, showing progress, rendering results for people, exit codes. The one place
 * that knows of
 * terminals, signals and the files a user names. May use everything below it.
 */
package org.quartic.cli;
