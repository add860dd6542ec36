package org.lanewise.trainer.folder;

import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.report.DataNotes;
import org.lanewise.trainer.run.Machine;

/**
 * On what a run was begun.
 *
 * @param data description of the data set, prepared
 * @param synthetic whether the program drew the images itself
 * @param measuredOn {@code test} or {@code validation}
 * @param trainImages number of images to train on
 * @param measuredImages number of images to measure on
 * @param dataSha256 of both parts together
 * @param trainSha256 of the images to train on
 * @param measuredSha256 of the images to measure on
 * @param machine of the first process; the log of the run names those of all
 */
public record RunProvenance(
        String data, boolean synthetic, String measuredOn, int trainImages, int measuredImages, String dataSha256,
        String trainSha256, String measuredSha256, Machine machine) {
    static RunProvenance of(DataSet data, Machine machine) {
        return new RunProvenance(
                DataNotes.on(data), data.synthetic(), data.measured().toString(), data.train().count(),
                data.test().count(), data.sha256(), data.train().sha256(), data.test().sha256(), machine);
    }
}
