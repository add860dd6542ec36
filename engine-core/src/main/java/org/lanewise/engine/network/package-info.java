/**
 * What a network is ({@link org.lanewise.engine.network.Network}) and what it has learned
 * ({@link org.lanewise.engine.network.Parameters}); how it runs is the business of {@code plan}.
 *
 * <p>Depends on {@code layer}, {@code tensor} and {@code random}. Start with
 * {@link org.lanewise.engine.network.Network}.
 */
package org.lanewise.engine.network;
