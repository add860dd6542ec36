/**
 * Randomness as a function: a tree of seeds, each with an endless row of draws addressed by index. There is no state, so
 * any draw can be had at any time, in any order, on any thread, and a resumed run needs nothing but the seed.
 *
 * <p>Depends on nothing. Start with {@link org.lanewise.engine.random.Seed}.
 */
package org.lanewise.engine.random;
