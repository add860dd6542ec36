package org.lanewise.trainer.cli;

import java.util.ArrayList;
import org.lanewise.models.Models;

/** What shells propose for MODEL. */
final class ModelNames extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    ModelNames() {
        super(Models.names());
    }
}
