package org.lanewise.architecture.broken.models;

import org.lanewise.architecture.broken.trainer.cycle.second.UsesFirst;

public interface ModelUsesTrainer {
    UsesFirst trainer();
}
