/**
 * The machine the program runs on: its processor, its Java, the kernels it can use and how fast they are.
 *
 * <p>Depends on the engine. Start with {@link org.lanewise.trainer.machine.KernelChoice}.
 */
package org.lanewise.trainer.machine;
