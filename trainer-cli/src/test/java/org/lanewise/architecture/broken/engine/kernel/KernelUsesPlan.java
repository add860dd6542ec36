package org.lanewise.architecture.broken.engine.kernel;

import org.lanewise.architecture.broken.engine.plan.Plan;

public interface KernelUsesPlan {
    void run(Plan plan);
}
