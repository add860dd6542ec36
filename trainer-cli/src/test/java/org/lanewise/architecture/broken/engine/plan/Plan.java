package org.lanewise.architecture.broken.engine.plan;

public interface Plan {}
