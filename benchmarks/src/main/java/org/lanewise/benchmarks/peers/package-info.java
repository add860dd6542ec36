/**
 * Lanewise against libtorch on the same networks, alternately in one run. Each side computes in a JVM of its own
 * ({@link org.lanewise.benchmarks.peers.SideProgram}) and answers over pipes; a
 * {@link org.lanewise.benchmarks.peers.Duel} lets them take turns. The other side is a
 * {@link org.lanewise.benchmarks.peers.Side} that only the Maven profile {@code peers} builds.
 *
 * <p>May depend on everything. Start with {@link org.lanewise.benchmarks.peers.PeersCommand}.
 */
package org.lanewise.benchmarks.peers;
