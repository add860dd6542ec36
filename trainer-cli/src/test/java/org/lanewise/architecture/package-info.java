/**
 * The rules that hold for all modules together, each with classes that break it; {@link
 * org.lanewise.architecture.ArchitectureRule} is where to start.
 */
package org.lanewise.architecture;
