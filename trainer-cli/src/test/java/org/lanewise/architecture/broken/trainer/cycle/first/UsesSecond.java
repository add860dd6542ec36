package org.lanewise.architecture.broken.trainer.cycle.first;

import org.lanewise.architecture.broken.trainer.cycle.second.UsesFirst;

public interface UsesSecond {
    UsesFirst second();
}
