/**
 * Pages in the browser and a JSON interface, served by this program: draw a digit and see what networks make of it.
 * {@code web} inside is the plain server; what it serves is here.
 *
 * <p>Depends on {@code evaluate}, {@code picture}, {@code figure} for the colours, and the engine. Start with
 * {@link org.lanewise.trainer.serve.DrawingSite}.
 */
package org.lanewise.trainer.serve;
