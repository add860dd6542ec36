/**
 * Writes the kernels that exist once per vector width. Run by the build before it compiles, as a program of its own.
 *
 * <p>Depends on the JDK only. Start with {@link org.lanewise.simd.generator.Tile}: it says why this code is generated.
 */
package org.lanewise.simd.generator;
