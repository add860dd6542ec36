package org.lanewise.trainer.report;

import org.lanewise.trainer.data.DataSet;

/** How results name the data they were obtained on: digits the program drew itself are never left unmarked. */
public final class DataNotes {
    private DataNotes() {}

    /** The data set in a line of text. */
    public static String on(DataSet data) {
        return data.synthetic() ? data.description() + " - not MNIST" : data.description();
    }
}
