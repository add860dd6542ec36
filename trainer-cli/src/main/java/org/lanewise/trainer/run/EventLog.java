package org.lanewise.trainer.run;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lanewise.engine.store.AtomicFile;
import org.lanewise.engine.store.StoreException;
import org.lanewise.engine.train.TrainingSettings;

/**
 * A file of events, one JSON object a line, open for more. Every event is in the file when {@link #add} returns, so that a
 * killed process loses none and whoever reads along sees all; {@link #force} makes them survive a power failure too.
 *
 * <p>Owned by one thread. Reading needs no log to be open.
 */
public final class EventLog implements EventSink {
    private final Path file;
    private final FileOutputStream out;

    private EventLog(Path file) {
        this.file = file;
        try {
            out = new FileOutputStream(file.toFile(), true);
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    /**
     * An empty log; an older one is replaced.
     *
     * @throws StoreException if the file cannot be written
     */
    public static EventLog create(Path file) {
        AtomicFile.write(file, _ -> {});
        return new EventLog(file);
    }

    /**
     * A log to go on with: of what it says, what is {@linkplain #readUpTo still true}.
     *
     * @param step where the run is taken up
     * @param settings with which it is taken up
     * @throws StoreException if the file cannot be read or written, or holds something else
     */
    public static EventLog resume(Path file, long step, TrainingSettings settings) {
        StringBuilder kept = new StringBuilder();
        for (RunEvent event : readUpTo(file, step, settings)) {
            kept.append(event.line()).append('\n');
        }
        byte[] bytes = kept.toString().getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(file, out -> out.write(bytes));
        return new EventLog(file);
    }

    /**
     * Adds an event.
     *
     * @throws StoreException if it cannot be written, or has a number that is not finite
     */
    @Override
    public void add(RunEvent event) {
        try {
            out.write((event.line() + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    /**
     * Forces everything to the disk; to be done before a checkpoint is saved, which must never be ahead of its log.
     *
     * @throws StoreException if that fails
     */
    @Override
    public void force() {
        try {
            out.getFD().sync();
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw cannotWrite(e);
        }
    }

    private StoreException cannotWrite(IOException e) {
        return new StoreException(file + ": cannot be written: " + e.getMessage(), e);
    }

    /**
     * The events of a run that was saved. What happened after that is forgotten: that work was lost with the process that did
     * it, and will be done again. So are settings that were changed after the run was saved, before the next step.
     *
     * @param step of the last update that was saved
     * @param settings that were saved
     * @throws StoreException if the file cannot be read or holds something else
     */
    public static List<RunEvent> readUpTo(Path file, long step, TrainingSettings settings) {
        return read(file).stream()
                .filter(event -> event.step() < step
                        || event.step() == step && !(event instanceof RunEvent.SettingsChanged change
                                && !change.settings().equals(settings)))
                .toList();
    }

    /**
     * All events of a log, whether or not its run still goes on. A last line without an end is left out: its writer was
     * killed, or is writing it now.
     *
     * @throws StoreException naming the line if the file cannot be read or a line is no event
     */
    public static List<RunEvent> read(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new StoreException(file + ": cannot be read: there is no such file", e);
        } catch (IOException e) {
            throw new StoreException(file + ": cannot be read: " + e.getMessage(), e);
        }
        List<RunEvent> events = new ArrayList<>();
        int begin = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                try {
                    events.add(RunEvent.parse(new String(bytes, begin, i - begin, StandardCharsets.UTF_8)));
                } catch (StoreException e) {
                    throw e.in(file + ", line " + (events.size() + 1));
                }
                begin = i + 1;
            }
        }
        return events;
    }
}
