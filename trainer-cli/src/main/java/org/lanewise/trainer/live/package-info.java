/**
 * A training to look at and to steer while it goes on: what the demo of ConvNetJS shows, on a page in the browser. Nothing here
 * changes a bit of what is learned, except the changes of settings that somebody asks for, and those are events of the run.
 *
 * <p>Depends on {@code train}, {@code evaluate}, {@code report} and {@code serve.web}. Start with
 * {@link org.lanewise.trainer.live.LiveRun}.
 */
package org.lanewise.trainer.live;
