package org.lanewise.trainer.serve;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lanewise.engine.checkpoint.NetworkFile;
import org.lanewise.engine.data.Normalization;
import org.lanewise.engine.kernel.KernelSelection;
import org.lanewise.engine.kernel.Kernels;
import org.lanewise.engine.network.Network;
import org.lanewise.engine.network.Parameters;
import org.lanewise.engine.random.Seed;
import org.lanewise.models.Models;
import org.lanewise.trainer.data.DataSet;
import org.lanewise.trainer.data.LabeledImages;
import org.lanewise.trainer.explain.LayerCost;
import org.lanewise.trainer.serve.web.WebServer;

/**
 * How long the page waits for the answer about a stroke: round trips of {@code POST /predict} with the values behind every
 * layer, one after the other over one connection, as the page asks. A measurement and no test, so it runs only when it is asked
 * for by its name.
 */
class PredictCost {
    private static final int WARM_UP = Integer.getInteger("lanewise.cost.warmup", 500);
    private static final int TRIPS = Integer.getInteger("lanewise.cost.trips", 1000);

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void measure(@TempDir Path folder) throws Exception {
        String largest = Models.names()
                .stream()
                .max(Comparator.comparingLong(PredictCost::operations))
                .orElseThrow();
        List<String> names = Stream.of("luo-cnn1", "holting-model3", largest).distinct().toList();
        Kernels kernels = KernelSelection.best();
        List<Path> files = names.stream().map(name -> save(name, folder.resolve(name))).toList();
        ServedNetworks networks = ServedNetworks.read(files, kernels);
        networks.warmUp();
        try (WebServer server = WebServer.start(
                InetAddress.getLoopbackAddress(), 0, new DrawingSite(networks, false).routes())) {
            System.out.printf(
                    Locale.ROOT, "%s kernels, %d-bit vectors, %d processors; %,d round trips after %,d%n",
                    kernels.name(),
                    kernels.vectorBits(), Runtime.getRuntime().availableProcessors(), TRIPS, WARM_UP);
            for (String name : names) {
                measure(server.uri().resolve("predict"), name);
            }
        }
    }

    private static long operations(String name) {
        return LayerCost.of(Models.named(name).network()).stream().mapToLong(LayerCost::forward).sum();
    }

    /** What a network has learned does not change how long it takes. */
    private static Path save(String name, Path file) {
        Network network = Models.named(name).network();
        new NetworkFile(Parameters.initialize(network, new Seed(1)), Normalization.UNIT, Map.of()).write(file);
        return file;
    }

    private void measure(URI predict, String name) throws IOException, InterruptedException {
        LabeledImages digits = DataSet.synthetic(1, 100, 1).test();
        double[] milliseconds = new double[TRIPS];
        int bytes = 0;
        for (int i = -WARM_UP; i < TRIPS; i++) {
            HttpRequest request = request(predict, name, digits, Math.floorMod(i, digits.count()));
            long start = System.nanoTime();
            HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
            double taken = (System.nanoTime() - start) * 1e-6;
            if (answer.statusCode() != 200) {
                throw new AssertionError(new String(answer.body()));
            }
            if (i >= 0) {
                milliseconds[i] = taken;
                bytes = answer.body().length;
            }
        }
        Arrays.sort(milliseconds);
        System.out.printf(
                Locale.ROOT, "%-20s %,12d operations  answer %,7d bytes  median %6.2f ms  95th percentile %6.2f ms%n",
                name,
                operations(name), bytes, milliseconds[TRIPS / 2],
                milliseconds[(int) (0.95 * TRIPS)]);
    }

    private static HttpRequest request(URI predict, String name, LabeledImages digits, int image) {
        int size = digits.height() * digits.width();
        byte[] pixels = Arrays.copyOfRange(digits.pixels(), image * size, (image + 1) * size);
        String body = "{\"network\":\"" + name + "\",\"layers\":true,\"width\":" + digits.width() + ",\"height\":"
                + digits.height() + ",\"pixels\":\"" + Base64.getEncoder().encodeToString(pixels) + "\"}";
        return HttpRequest.newBuilder(predict)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }
}
