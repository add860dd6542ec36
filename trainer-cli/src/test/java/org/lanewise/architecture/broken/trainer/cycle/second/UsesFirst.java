package org.lanewise.architecture.broken.trainer.cycle.second;

import org.lanewise.architecture.broken.trainer.cycle.first.UsesSecond;

public interface UsesFirst {
    UsesSecond first();
}
