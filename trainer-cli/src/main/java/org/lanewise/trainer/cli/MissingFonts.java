package org.lanewise.trainer.cli;

import java.io.PrintWriter;
import org.lanewise.trainer.figure.Raster;

/** Why the charts of a page are no PNG files. */
final class MissingFonts {
    private MissingFonts() {}

    /** Says it, where it is so. */
    static void tell(PrintWriter err) {
        if (!Raster.isPossible()) {
            err.println(
                    "There are no fonts that this Java can draw with, so figures with letters are written as SVG alone, "
                            + "not as PNG too");
            err.flush();
        }
    }
}
