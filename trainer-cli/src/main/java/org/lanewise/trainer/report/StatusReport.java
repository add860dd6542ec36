package org.lanewise.trainer.report;

import java.util.ArrayList;
import java.util.List;
import org.lanewise.engine.train.Training;
import org.lanewise.trainer.train.EpochResult;

/** Nothing of a run but its status line, behind a few words of what it belongs to. */
public final class StatusReport implements RunReport {
    private final LiveLine live;
    private final String words;
    private StatusText status;

    /** @param words left out where the terminal is too narrow */
    public StatusReport(LiveLine live, String words) {
        this.live = live;
        this.words = words + "  ";
    }

    @Override
    public void started(RunInfo info) {
        status = new StatusText(info, live.look());
    }

    @Override
    public void stepped(Training training) {
        if (live.isDue()) {
            int room = live.width() - words.length();
            List<Span> spans = new ArrayList<>();
            if (room >= live.width() / 2) {
                spans.add(Span.plain(words));
            }
            spans.addAll(status.training(training, spans.isEmpty() ? live.width() : room));
            live.show(spans);
        }
    }

    @Override
    public void epochEnded(EpochResult result) {
        status.epochEnded(result.training());
    }
}
