package org.lanewise.trainer.live;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.plan.Workers;
import org.lanewise.engine.store.Json;
import org.lanewise.engine.store.StoreException;
import org.lanewise.models.Models;
import org.lanewise.trainer.data.DataException;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.notation.NetworkText;
import org.lanewise.trainer.notation.NotationException;
import org.lanewise.trainer.report.JsonLine;
import org.lanewise.trainer.report.RunInfo;
import org.lanewise.trainer.report.RunReport;
import org.lanewise.trainer.serve.SiteFiles;
import org.lanewise.trainer.serve.web.BadRequestException;
import org.lanewise.trainer.serve.web.Exchange;
import org.lanewise.trainer.serve.web.Route;
import org.lanewise.trainer.serve.web.WebFile;
import org.lanewise.trainer.train.Design;
import org.lanewise.trainer.train.Goal;
import org.lanewise.trainer.train.PreparedRun;
import org.lanewise.trainer.train.RunPlan;
import org.lanewise.trainer.train.Start;
import org.lanewise.trainer.train.StopSignal;
import org.lanewise.trainer.train.Wishes;

/**
 * A page on which one begins a training, of a model or of a network written there, and watches it: for a program that serves
 * other things as well. One training at a time, kept nowhere but in the snapshots that somebody saves.
 */
public final class TrainingSite implements AutoCloseable {
    /** Where the page is. */
    public static final String AT = "/training/";

    private static final int LARGEST_TEXT = 1 << 20;
    private static final WebFile BEGINNING = SiteFiles.named("training.html");

    private final Supplier<DataSet> data;
    private final Supplier<Workers> workers;
    private final Kernels kernels;
    private final String program;
    private Optional<Session> session = Optional.empty();

    private record Session(Dashboard dashboard, StopSignal stop, Thread trains) {}

    /**
     * A page with no training yet.
     *
     * @param data finds the images when the first training begins
     * @param workers started with every training, and ended with it
     * @param program name and version, stored with snapshots
     */
    public TrainingSite(Supplier<DataSet> data, Supplier<Workers> workers, Kernels kernels, String program) {
        this.data = data;
        this.workers = workers;
        this.kernels = kernels;
        this.program = program;
    }

    /** What is served, by method and path. */
    public Map<String, Route> routes() {
        Map<String, Route> routes = Dashboard.routes(AT, this::dashboard);
        routes.put("GET " + AT, exchange -> (goesOn() ? Dashboard.PAGE : BEGINNING).answer(exchange));
        routes.put("GET /training.js", SiteFiles.named("training.js"));
        routes.put("GET " + AT + "models", TrainingSite::models);
        routes.put("POST " + AT + "begin", this::begin);
        routes.put("POST " + AT + "end", this::end);
        return routes;
    }

    private synchronized boolean goesOn() {
        return session.isPresent();
    }

    private synchronized Dashboard dashboard() {
        return session.map(Session::dashboard)
                .orElseThrow(() -> new BadRequestException(409, "no training has been begun on " + AT));
    }

    /** All models as texts to begin with. */
    private static void models(Exchange exchange) throws IOException {
        List<Json> models = new ArrayList<>();
        for (String name : Models.names()) {
            Design design = Design.of(Models.named(name));
            models.add(new JsonLine().with("name", name)
                    .with("text", NetworkText.of(design, design.initialization()))
                    .json());
        }
        exchange.send(200, new JsonLine().with("models", new Json.ArrayValue(models)).json());
    }

    private synchronized void begin(Exchange exchange) throws IOException {
        if (session.isPresent()) {
            throw new BadRequestException(409, "a training goes on already; end it first");
        }
        try {
            Json text = exchange.json(LARGEST_TEXT).asObject().get("text");
            if (text == null) {
                throw new BadRequestException(400, "there is no 'text'");
            }
            Design design = NetworkText.parse(text.asString(), "network");
            session = Optional.of(session(Start.of(Wishes.of(design), Optional.empty())));
        } catch (NotationException | StoreException | IllegalArgumentException | DataException e) {
            throw new BadRequestException(e.getMessage(), e);
        }
        exchange.send(200, new JsonLine().with("state", "training").json());
    }

    private Session session(Start start) {
        RunPlan plan = start.plan();
        DataSet found = data.get();
        DataSet images = plan.preparation().of(found, plan.settings().seed());
        Room.now().require(plan.network(), plan.settings(), kernels);
        Workers threads = workers.get();
        try {
            return session(PreparedRun.of(start, found, images, kernels, threads, program));
        } catch (RuntimeException | OutOfMemoryError e) {
            threads.close();
            throw e;
        }
    }

    private Session session(PreparedRun run) {
        StopSignal stop = new StopSignal();
        RunReport nobody = new RunReport() {};
        LiveRun live = new LiveRun(run.normalization(), kernels, stop, nobody, Optional.empty());
        RunInfo info = new RunInfo(
                run.plan(), run.images(), run.found(), kernels, run.workers().threads(),
                new Goal(run.plan().epochs(), Goal.NO_LIMIT), run.training().progress(), Optional.empty(), "");
        WatchedTraining watched =
                new WatchedTraining(live, info, run.normalization(), run.workers(), run.provenance().entries());
        watched.begin(run.training(), List.of());
        Dashboard dashboard = new Dashboard(live);
        dashboard.start();
        Thread trains = Thread.ofPlatform().daemon().name("training").start(() -> {
            try (Workers _ = run.workers()) {
                watched.run(run.start().before(run.training()), Optional.empty(), nobody);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return new Session(dashboard, stop, trains);
    }

    private void end(Exchange exchange) throws IOException {
        // Its members say nothing; but no page of another site can send JSON.
        exchange.json(LARGEST_TEXT);
        close();
        exchange.send(200, new JsonLine().with("state", "ended").json());
    }

    /** Ends the training, if there is one. */
    @Override
    public synchronized void close() {
        session.ifPresent(ending -> {
            ending.stop().request();
            try {
                ending.trains().join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            ending.dashboard().close();
        });
        session = Optional.empty();
    }
}
