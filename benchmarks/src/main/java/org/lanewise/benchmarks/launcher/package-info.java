/** The start of {@code benchmarks.jar}, compiled for Java 8 like the launcher of the trainer on which it depends. */
package org.lanewise.benchmarks.launcher;
