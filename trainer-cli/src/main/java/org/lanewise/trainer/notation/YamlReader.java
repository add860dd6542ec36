package org.lanewise.trainer.notation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** YAML, and so JSON, as values with places. All scalars are texts; what they mean is for whoever reads them. */
final class YamlReader {
    /** Far more than a network needs; what is nested deeper would exhaust the stack. */
    private static final int DEEPEST = 64;

    /** Pieces of a document, those repeated by aliases counted anew. */
    private static final int MOST_VALUES = 100_000;

    private static final LoadSettings SETTINGS = LoadSettings.builder().build();

    private int values;

    private YamlReader() {}

    /**
     * The one document of a text.
     *
     * @throws NotationException if it is no YAML, has an alias within what it stands for, or is deeper or larger than
     *     anything that describes a network
     */
    static Value read(String yaml) {
        try {
            checkDepth(yaml);
            Optional<Node> root = new Composer(SETTINGS, parser(yaml)).getSingleNode();
            return root.map(node -> new YamlReader().value(node)).orElse(new Value.Text("", Place.BEGINNING));
        } catch (MarkedYamlEngineException e) {
            Place place = e.getProblemMark().or(e::getContextMark).map(YamlReader::place).orElse(Place.BEGINNING);
            throw new NotationException(place, "this is no YAML: " + e.getProblem().strip());
        } catch (YamlEngineException e) {
            throw new NotationException(Place.BEGINNING, "this is no YAML: " + e.getMessage().strip());
        }
    }

    private static void checkDepth(String yaml) {
        int depth = 0;
        for (Parser events = parser(yaml); events.hasNext();) {
            Event event = events.next();
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            if (depth > DEEPEST) {
                throw new NotationException(
                        event.getStartMark().map(YamlReader::place).orElse(Place.BEGINNING),
                        "nested more than " + DEEPEST + " deep");
            }
        }
    }

    private static Parser parser(String yaml) {
        return new ParserImpl(SETTINGS, new StreamReader(SETTINGS, yaml));
    }

    private static Place place(Mark mark) {
        return new Place(mark.getLine() + 1, mark.getColumn() + 1);
    }

    private static Place place(Node node) {
        return node.getStartMark().map(YamlReader::place).orElse(Place.BEGINNING);
    }

    private Value value(Node node) {
        if (node.isRecursive()) {
            throw new NotationException(place(node), "an alias must not stand within what it stands for");
        }
        if (++values > MOST_VALUES) {
            throw new NotationException(place(node), "more than " + MOST_VALUES + " values, aliases laid open");
        }
        return switch (node) {
            case ScalarNode scalar -> new Value.Text(scalar.getValue(), place(node));
            case SequenceNode sequence ->
                    new Value.Items(sequence.getValue().stream().map(this::value).toList(), place(node));
            case MappingNode mapping -> members(mapping);
            default -> throw new NotationException(place(node), "an anchor that nothing is behind");
        };
    }

    private Value members(MappingNode mapping) {
        List<Value.Member> members = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Place place = place(tuple.getKeyNode());
            if (!(tuple.getKeyNode() instanceof ScalarNode name)) {
                throw new NotationException(place, "a name must be a word");
            }
            if (!names.add(Notation.key(name.getValue()))) {
                throw new NotationException(place, "'" + name.getValue() + "' is there twice");
            }
            members.add(new Value.Member(name.getValue(), place, value(tuple.getValueNode())));
        }
        return new Value.Members(members, place(mapping));
    }
}
