package org.lanewise.trainer.reproduce;

import java.util.Optional;
import org.lanewise.engine.data.Examples;
import org.lanewise.engine.data.Normalization;

/**
 * Images as an experiment shows them.
 *
 * @param normalization of the images trained on
 * @param train what is trained on
 * @param test what is tested on
 * @param testViews different looks at each test image, whose probabilities are averaged; 1 for one look
 * @param validation what is held back, if anything is
 */
record Material(
        Normalization normalization,
        Examples train,
        Examples test,
        int testViews,
        Optional<Examples> validation) {}
