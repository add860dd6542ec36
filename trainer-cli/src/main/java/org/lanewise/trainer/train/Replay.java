package org.lanewise.trainer.train;

import java.util.ArrayList;
import java.util.List;
import org.lanewise.engine.train.Training;
import org.lanewise.engine.train.TrainingSettings;
import org.lanewise.trainer.run.RunEvent;
import org.lanewise.trainer.run.RunEvent.SettingsChanged;

/** Changes the settings where the log of another run says that somebody did, so that the same bits come out. */
public final class Replay implements Steering {
    private final List<SettingsChanged> changes = new ArrayList<>();

    /** The changes among these events. */
    public Replay(List<RunEvent> events) {
        for (RunEvent event : events) {
            if (event instanceof SettingsChanged change) {
                changes.add(change);
            }
        }
    }

    /** How many changes there are. */
    public int changes() {
        return changes.size();
    }

    @Override
    public TrainingSettings settings(Training training) {
        TrainingSettings settings = training.settings();
        for (SettingsChanged change : changes) {
            if (change.step() == training.progress().steps()) {
                settings = change.settings();
            }
        }
        return settings;
    }
}
