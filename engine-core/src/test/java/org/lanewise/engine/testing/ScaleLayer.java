package org.lanewise.engine.testing;

import java.util.List;
import org.lanewise.engine.layer.CustomLayer;
import org.lanewise.engine.layer.Initializer;
import org.lanewise.engine.layer.ParameterSpec;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.tensor.Tensor;

/**
 * y = scale * x with one learned scale: the smallest layer of one's own that learns.
 *
 * @param error relative error of its gradient; 0 is right, anything else is for tests that must notice
 */
public record ScaleLayer(double error) implements CustomLayer {
    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public List<ParameterSpec> parameters(Shape input) {
        return List.of(ParameterSpec.bias("scale", 1, new Initializer.Constant(1), 1, 1));
    }

    @Override
    public String kind() {
        return "scale";
    }

    @Override
    public void forward(Tensor x, float[] parameters, int[] parametersAt, Tensor y, int images) {
        float scale = parameters[parametersAt[0]];
        Shape shape = x.shape();
        for (int n = 0; n < images; n++) {
            for (int c = 0; c < shape.channels(); c++) {
                for (int row = 0; row < shape.height(); row++) {
                    for (int column = 0; column < shape.width(); column++) {
                        y.set(n, c, row, column, scale * x.get(n, c, row, column));
                    }
                }
            }
        }
    }

    @Override
    public void backward(
            Tensor x,
            Tensor y,
            Tensor dy,
            Tensor dx,
            float[] parameters,
            float[] gradients,
            int[] parametersAt,
            int images) {
        float scale = parameters[parametersAt[0]];
        Shape shape = x.shape();
        double gradient = 0;
        for (int n = 0; n < images; n++) {
            for (int c = 0; c < shape.channels(); c++) {
                for (int row = 0; row < shape.height(); row++) {
                    for (int column = 0; column < shape.width(); column++) {
                        gradient += (double) dy.get(n, c, row, column) * x.get(n, c, row, column);
                        if (dx != null) {
                            dx.set(n, c, row, column, scale * dy.get(n, c, row, column));
                        }
                    }
                }
            }
        }
        gradients[parametersAt[0]] = (float) (gradient * (1 + error));
    }
}
