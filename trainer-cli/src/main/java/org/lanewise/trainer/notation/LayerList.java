package org.lanewise.trainer.notation;

import java.util.ArrayList;
import java.util.List;
import org.lanewise.engine.layer.Layer;
import org.lanewise.engine.layer.Placed;
import org.lanewise.engine.layer.Residual;
import org.lanewise.engine.tensor.Shape;
import org.lanewise.engine.tensor.ShapeException;

/** A chain of layers: an entry each, but a layer with an {@code activation} is two. */
final class LayerList implements Notation<List<Layer>> {
    private static final String ACTIVATION = "activation";

    private final Family<Layer> layers = LayerForms.layers(this);

    @Override
    public List<Layer> read(Value value) {
        List<Layer> chain = new ArrayList<>();
        List<Value> entries = entries(value);
        for (int i = 0; i < entries.size(); i++) {
            try {
                chain.addAll(entry(entries.get(i)));
            } catch (NotationException e) {
                throw e.within("layer " + (i + 1));
            }
        }
        return List.copyOf(chain);
    }

    private static List<Value> entries(Value value) {
        if (value instanceof Value.Text text && text.isEmpty()) {
            return List.of();
        }
        if (!(value instanceof Value.Items items)) {
            throw Scalars.expected("a list of layers, each behind a '-'", value);
        }
        return items.items();
    }

    private List<Layer> entry(Value entry) {
        refuseSoftmax(entry);
        if (entry instanceof Value.Members) {
            Family.Choice choice = layers.choose(entry);
            if (choice.settings() instanceof Value.Members settings) {
                for (Value.Member member : settings.members()) {
                    if (Notation.key(member.name()).equals(ACTIVATION)) {
                        refuseSoftmax(member.value());
                        List<Value.Member> others = new ArrayList<>(settings.members());
                        others.remove(member);
                        Value layer = new Value.Members(
                                List.of(new Value.Member(
                                        choice.name(), entry.place(), new Value.Members(others, settings.place()))),
                                entry.place());
                        return List.of(layers.read(layer), LayerForms.ACTIVATIONS.read(member.value()));
                    }
                }
            }
        }
        return List.of(layers.read(entry));
    }

    private static void refuseSoftmax(Value value) {
        if (value instanceof Value.Text text && Notation.key(text.text()).equals("softmax")) {
            throw new NotationException(
                    text.place(), "the softmax is part of the loss, softmax-cross-entropy; leave it out");
        }
    }

    @Override
    public Value write(List<Layer> chain) {
        return Value.items(chain.stream().map(layers::write).toList());
    }

    /**
     * Makes sure that the shapes of a list that was read fit.
     *
     * @throws NotationException at the layer that does not, with the shapes
     */
    void check(Value value, List<Layer> chain, Shape input) {
        try {
            Placed.chain(input, chain);
        } catch (ShapeException e) {
            throw new NotationException(culprit(value, input), e.getMessage());
        }
    }

    /** The entry at which the shapes stop to fit, within a block the one in there. */
    private Place culprit(Value value, Shape input) {
        Shape shape = input;
        Place last = value.place();
        for (Value entry : entries(value)) {
            last = entry.place();
            for (Layer layer : entry(entry)) {
                try {
                    shape = Placed.chain(shape, List.of(layer)).getFirst().output();
                } catch (ShapeException _) {
                    return layer instanceof Residual block ? culprit(entry, block, shape) : last;
                }
            }
        }
        return last;
    }

    private Place culprit(Value entry, Residual block, Shape input) {
        Value settings = layers.choose(entry).settings();
        if (settings instanceof Value.Items body) {
            return misfits(block.body(), input) ? culprit(body, input) : entry.place();
        }
        for (Value.Member branch : ((Value.Members) settings).members()) {
            List<Layer> chain = read(branch.value());
            if (misfits(chain, input)) {
                return culprit(branch.value(), input);
            }
        }
        return entry.place();
    }

    private static boolean misfits(List<Layer> chain, Shape input) {
        try {
            Placed.chain(input, chain);
            return false;
        } catch (ShapeException _) {
            return true;
        }
    }
}
