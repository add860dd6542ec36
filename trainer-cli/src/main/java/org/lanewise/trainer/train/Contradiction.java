package org.lanewise.trainer.train;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Options that would change a run which is to be resumed or replayed.
 *
 * @param file the checkpoint, or the log
 * @param option that names it
 */
record Contradiction(Path file, String option) {
    /** @throws IllegalArgumentException naming both values if one is asked for and it is not the file's */
    void check(String changing, Optional<?> asked, Object stored) {
        if (asked.isPresent() && !asked.get().equals(stored)) {
            throw new IllegalArgumentException(changing + " " + Components.text(asked.get()) + " contradicts "
                    + file + ", which was begun with " + Components.text(stored)
                    + "; leave it out, or begin a new run without " + option);
        }
    }
}
