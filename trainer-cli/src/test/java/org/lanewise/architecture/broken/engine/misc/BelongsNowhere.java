package org.lanewise.architecture.broken.engine.misc;

public final class BelongsNowhere {}
