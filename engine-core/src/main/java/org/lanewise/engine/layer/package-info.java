/**
 * What a network is made of: layers as immutable records that know their output shape and their parameters, and nothing
 * of how they are computed; and the initialisers that fill the parameters.
 *
 * <p>Depends on {@code tensor}, {@code kernel} (for geometries and the names of activations) and {@code random}. Start with
 * {@link org.lanewise.engine.layer.Layer}.
 */
package org.lanewise.engine.layer;
