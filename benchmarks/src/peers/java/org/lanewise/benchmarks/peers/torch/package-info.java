/**
 * libtorch through its Java binding, as somebody who knows it well would use it. Built by the Maven profile {@code peers}
 * only. Start with {@link org.lanewise.benchmarks.peers.torch.TorchSide}.
 */
package org.lanewise.benchmarks.peers.torch;
