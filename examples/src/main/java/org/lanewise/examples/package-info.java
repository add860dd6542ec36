/**
 * What a program that uses the engine as a library looks like. Depends on engine-core alone; engine-simd is found at run
 * time. Start with {@link org.lanewise.examples.TrainShapes}.
 */
package org.lanewise.examples;
