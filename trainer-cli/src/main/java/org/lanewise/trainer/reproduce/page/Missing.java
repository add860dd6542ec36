package org.lanewise.trainer.reproduce.page;

import org.lanewise.trainer.page.Blocks;
import org.lanewise.trainer.page.Prose;

/** What stands in the place of a figure or a table whose experiment has not been run. */
final class Missing {
    private Missing() {}

    /** Says that an experiment is missing, and how to run it. */
    static void say(String experiment, Blocks page) {
        page.paragraph(Prose.of("Not run yet: ")
                .code("trainer reproduce " + experiment)
                .text(" fills this place."));
    }
}
