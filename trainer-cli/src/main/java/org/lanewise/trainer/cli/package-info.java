/**
 * The commands. The only package beside the launcher that prints and that knows exit codes; {@link
 * org.lanewise.trainer.cli.Main} is where to start.
 */
package org.lanewise.trainer.cli;
