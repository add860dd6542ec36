package org.lanewise.trainer.notation;

import java.io.StringWriter;
import java.util.List;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.JsonSchema;

/** Values as YAML that people like to read: a layer a line, its settings in braces, lists of layers below each other. */
final class YamlWriter {
    /** Of settings in braces; longer ones go below each other. */
    private static final int WIDEST = 90;

    /** Braces within braces are read easily, not more. */
    private static final int DEEPEST = 2;

    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setIndent(2)
            .setIndicatorIndent(2)
            .setIndentWithIndicator(true)
            .setWidth(1000)
            .build();

    private YamlWriter() {}

    /** The text, one line or more, each with its end. */
    static String write(Value.Members document) {
        Text text = new Text();
        new Dump(SETTINGS).dumpNode(node(document, true, 2), text);
        return text.toString();
    }

    /** What the library writes to. */
    private static final class Text extends StringWriter implements StreamDataWriter {}

    /**
     * @param block whether what is around is written below each other
     * @param forced how many levels are, whatever their length
     */
    private static Node node(Value value, boolean block, int forced) {
        boolean below = block && (forced > 0 || single(value) || !fits(value));
        FlowStyle style = below ? FlowStyle.BLOCK : FlowStyle.FLOW;
        return switch (value) {
            case Value.Text text -> scalar(text.text());
            case Value.Items items -> new SequenceNode(
                    Tag.SEQ,
                    items.items().stream().map(item -> node(item, below, forced - 1)).toList(),
                    style);
            case Value.Members members -> new MappingNode(
                    Tag.MAP,
                    members.members()
                            .stream()
                            .map(member -> new NodeTuple(scalar(member.name()),
                                    node(member.value(), below, forced - 1)))
                            .toList(),
                    style);
        };
    }

    private static boolean single(Value value) {
        return value instanceof Value.Members members && members.members().size() == 1;
    }

    private static boolean fits(Value value) {
        return depth(value) <= DEEPEST && width(value) <= WIDEST;
    }

    private static int depth(Value value) {
        return switch (value) {
            case Value.Text _ -> 0;
            case Value.Items items -> 1 + deepest(items.items());
            case Value.Members members -> 1 + deepest(members.members().stream().map(Value.Member::value).toList());
        };
    }

    private static int deepest(List<Value> values) {
        return values.stream().mapToInt(YamlWriter::depth).max().orElse(0);
    }

    private static int width(Value value) {
        return switch (value) {
            case Value.Text text -> text.text().length();
            case Value.Items items -> items.items().stream().mapToInt(item -> width(item) + 2).sum();
            case Value.Members members -> members.members()
                    .stream()
                    .mapToInt(member -> member.name().length() + width(member.value()) + 4)
                    .sum();
        };
    }

    /** With the tag that it has without quotes, so that it needs none. */
    private static ScalarNode scalar(String text) {
        return new ScalarNode(new JsonSchema().getScalarResolver().resolve(text, true), text, ScalarStyle.PLAIN);
    }
}
