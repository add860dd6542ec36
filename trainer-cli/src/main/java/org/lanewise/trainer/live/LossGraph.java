package org.lanewise.trainer.live;

import java.util.ArrayList;
import java.util.List;
import org.lanewise.engine.store.Json;
import org.lanewise.trainer.report.JsonLine;

/** The loss over the images seen, in at most some hundreds of points: when there are too many, two become one. Of
 * the tests every second one goes then. */
final class LossGraph {
    private static final int MOST = 400;
    private static final int FIRST_STRIDE = 200;

    private record Point(long images, double lossSum, double correct, long count) {
        Point with(Point next) {
            return new Point(
                    next.images, lossSum + next.lossSum, correct + next.correct, count + next.count);
        }

        Json json() {
            return new JsonLine().with("images", images)
                    .with("loss", lossSum / count)
                    .with("accuracy", correct / count)
                    .json();
        }
    }

    private record Test(long images, double loss, double accuracy) {
        Json json() {
            return new JsonLine().with("images", images).with("loss", loss).with("accuracy", accuracy).json();
        }
    }

    private final List<Point> points = new ArrayList<>();
    private final List<Test> tests = new ArrayList<>();
    private Point open;
    private long stride = FIRST_STRIDE;
    private int version;

    /** A graph of what happens from now on. */
    LossGraph(long images) {
        open = new Point(images, 0, 0, 0);
    }

    /** A batch was trained on. */
    synchronized void add(int count, double lossSum, int correct) {
        open = open.with(new Point(open.images() + count, lossSum, correct, count));
        if (open.count() >= stride) {
            points.add(open);
            open = new Point(open.images(), 0, 0, 0);
            version++;
            if (points.size() == MOST) {
                halve();
            }
        }
    }

    /** The network was tested. */
    synchronized void tested(double loss, double accuracy) {
        tests.add(new Test(open.images(), loss, accuracy));
        if (tests.size() == MOST) {
            for (int i = MOST - 1; i > 0; i -= 2) {
                tests.remove(i - 1);
            }
        }
        version++;
    }

    private void halve() {
        List<Point> halved = new ArrayList<>();
        for (int i = 0; i < points.size(); i += 2) {
            halved.add(points.get(i).with(points.get(i + 1)));
        }
        points.clear();
        points.addAll(halved);
        stride *= 2;
    }

    /** Grows whenever there is something new. */
    synchronized int version() {
        return version;
    }

    synchronized Json json() {
        return new JsonLine()
                .with("points", new Json.ArrayValue(points.stream().map(Point::json).toList()))
                .with("tests", new Json.ArrayValue(tests.stream().map(Test::json).toList()))
                .json();
    }
}
