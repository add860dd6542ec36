/**
 * Figures: charts as SVG, images and feature maps as PNG. The SVG is written here, character by character, so that no
 * fonts are needed on the machine, a figure follows the light or dark theme of whoever looks at it, and the same numbers
 * give the same bytes. {@link org.lanewise.trainer.figure.Raster} draws that SVG as PNG where there are fonts.
 *
 * <p>Depends on the file store of the engine only. Start with {@link org.lanewise.trainer.figure.LineChart}; what a
 * page is made of is in {@code page}.
 */
package org.lanewise.trainer.figure;
