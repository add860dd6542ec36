package org.lanewise.benchmarks.peers;

import java.util.List;

/** One of the two programs that are compared. */
public interface Side {
    /** The settings that are worth trying for a task within one process; the first is the usual one. */
    List<String> choices(Task task);

    /** Makes a task ready with one of the {@link #choices}. */
    Exercise prepare(Task task, String choice);
}
