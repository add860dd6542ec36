/**
 * The log of a run: what happened, one record a line, in a file that is added to while the run goes on. The events that
 * were caused by somebody, {@link org.lanewise.trainer.run.RunEvent.SettingsChanged}, and the one that says from what it
 * started, {@link org.lanewise.trainer.run.RunEvent.Origin}, are all that a replay needs.
 *
 * <p>Depends on the engine only, so that whoever trains and whoever looks on can both use it. Start with
 * {@link org.lanewise.trainer.run.RunEvent} and {@link org.lanewise.trainer.run.EventLog}.
 */
package org.lanewise.trainer.run;
