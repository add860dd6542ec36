package org.lanewise.engine.testing;

import java.util.ArrayList;
import java.util.List;
import org.lanewise.engine.kernel.Pool2dGeometry;
import org.lanewise.engine.kernel.Pool2dGeometry.Kind;
import org.lanewise.engine.tensor.Shape;

/** Pooling on plain {@code [n][c][y][x]} arrays, window by window as lists of element numbers. */
public record PoolOracle(Pool2dGeometry geometry, int images) {
    /** The elements under each output, row by row. */
    private List<List<Integer>> windows() {
        Shape in = geometry.input().shape();
        Shape out = geometry.output().shape();
        List<List<Integer>> windows = new ArrayList<>();
        for (int plane = 0; plane < images * in.channels(); plane++) {
            for (int o = 0; o < out.height() * out.width(); o++) {
                int y = o / out.width() * geometry.stride();
                int x = o % out.width() * geometry.stride();
                List<Integer> window = new ArrayList<>();
                for (int i = 0; i < in.height() * in.width(); i++) {
                    int down = i / in.width() - y;
                    int right = i % in.width() - x;
                    if (down >= 0 && down < geometry.windowHeight() && right >= 0 && right < geometry.windowWidth()) {
                        window.add(plane * in.height() * in.width() + i);
                    }
                }
                windows.add(window);
            }
        }
        return windows;
    }

    private static int winner(List<Integer> window, double[] x) {
        int winner = window.getFirst();
        for (int i : window) {
            winner = x[i] > x[winner] ? i : winner;
        }
        return winner;
    }

    public Sums forward(double[] x) {
        List<List<Integer>> windows = windows();
        Sums y = new Sums(windows.size());
        for (int o = 0; o < y.size(); o++) {
            List<Integer> window = windows.get(o);
            if (geometry.isMax()) {
                y.set(o, x[winner(window, x)], 0);
            } else {
                for (int i : window) {
                    y.add(o, x[i] / window.size());
                }
            }
        }
        return y;
    }

    public Sums backward(double[] x, double[] dy) {
        List<List<Integer>> windows = windows();
        Sums dx = new Sums(x.length);
        for (int o = 0; o < dy.length; o++) {
            List<Integer> window = windows.get(o);
            if (geometry.isMax()) {
                int winner = winner(window, x);
                if (geometry.kind() == Kind.MAX || x[winner] > 0) {
                    dx.add(winner, dy[o]);
                }
            } else {
                for (int i : window) {
                    dx.add(i, dy[o] / window.size());
                }
            }
        }
        return dx;
    }
}
