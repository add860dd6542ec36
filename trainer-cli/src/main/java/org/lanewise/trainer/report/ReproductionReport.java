package org.lanewise.trainer.report;

import java.nio.file.Path;
import org.lanewise.trainer.reproduce.ReproductionListener;

/** Tells how a reproduction goes. */
public interface ReproductionReport extends ReproductionListener {
    /**
     * It begins.
     *
     * @param data as {@link DataNotes} has it
     */
    void started(String data, Path folder);

    /**
     * Somebody wanted it to end.
     *
     * @param command to go on with
     */
    void interrupted(String command);

    /**
     * Everything is run, and the pages are written.
     *
     * @param index of the pages
     */
    void finished(Path index);

    /** It ends with an error, which somebody else reports. */
    void failed();
}
