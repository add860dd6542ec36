package org.lanewise.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordCodecTest {
    enum Mode { VALID, SAME }

    sealed interface Stage permits Filter, Merge, Elementwise, OwnStage {}

    record Filter(String name, int width, Border border, Mode mode, boolean bias, float gain) implements Stage {
        Filter {
            if (width < 1) {
                throw new IllegalArgumentException("a width must be at least 1, got " + width);
            }
        }
    }

    record Border(int left, int right) {}

    record Merge(List<Stage> branches, List<Integer> order) implements Stage {}

    sealed interface Elementwise extends Stage {}

    record Clip(double limit, long since) implements Elementwise {}

    record Identity() implements Elementwise {}

    non-sealed interface OwnStage extends Stage {}

    record Mine(int a) implements OwnStage {}

    record Chain(String title, List<Stage> stages) {}

    private static final Chain CHAIN = new Chain(
            "two \"ways\"",
            List.of(
                    new Filter("in", 3, new Border(1, 2), Mode.SAME, true, 0.1f),
                    new Merge(
                            List.of(new Identity(), new Merge(List.of(), List.of()), new Clip(1e300, Long.MIN_VALUE)),
                            List.of(2, 0, 1)),
                    new Filter("out", 1, new Border(0, 0), Mode.VALID, false, Float.MIN_VALUE)));

    record Grown(int old, Optional<Border> since, Optional<List<Integer>> later) {}

    record Lists(List<Optional<Integer>> numbers) {}

    @Test
    void anOptionalComponentIsAMemberOrNone() {
        Grown full = new Grown(1, Optional.of(new Border(2, 3)), Optional.of(List.of(4)));
        Grown bare = new Grown(1, Optional.empty(), Optional.empty());

        assertThat(RecordCodec.encode(Grown.class, full).toString())
                .isEqualTo("{\"old\":1,\"since\":{\"left\":2,\"right\":3},\"later\":[4]}");
        assertThat(RecordCodec.encode(Grown.class, bare).toString()).isEqualTo("{\"old\":1}");
        assertThat(RecordCodec.decode(Grown.class, RecordCodec.encode(Grown.class, full))).isEqualTo(full);
        assertThat(RecordCodec.decode(Grown.class, Json.parse("{\"old\":1}"))).isEqualTo(bare);
    }

    @Test
    void whatIsWrongInAnOptionalComponentIsNamedWithItsPlace() {
        Json json = Json.parse("{\"old\":1,\"since\":{\"left\":2}}");

        assertThatThrownBy(() -> RecordCodec.decode(Grown.class, json))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("since.right: missing");
    }

    @Test
    void anOptionalElsewhereIsRefused() {
        assertThatThrownBy(() -> RecordCodec.encode(Lists.class, new Lists(List.of(Optional.of(1)))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("component of a record only");
    }

    @Test
    void theJsonIsTheComponentsInTheirOrder() {
        assertThat(RecordCodec.encode(Chain.class, CHAIN).toString()).isEqualTo(("""
                {"title":"two \\"ways\\"","stages":[
                {"type":"Filter","name":"in","width":3,"border":{"left":1,"right":2},"mode":"SAME",
                "bias":true,"gain":0.1},
                {"type":"Merge","branches":[{"type":"Identity"},{"type":"Merge","branches":[],"order":[]},
                {"type":"Clip","limit":1.0E300,"since":-9223372036854775808}],"order":[2,0,1]},
                {"type":"Filter","name":"out","width":1,"border":{"left":0,"right":0},"mode":"VALID",
                "bias":false,"gain":1.4E-45}
                ]}""").replace("\n", ""));
    }

    @Test
    void whatIsWrittenReadsBackEqual() {
        Json json = RecordCodec.encode(Chain.class, CHAIN);

        assertThat(RecordCodec.decode(Chain.class, json)).isEqualTo(CHAIN);
        assertThat(RecordCodec.decode(Chain.class, Json.parse(json.toIndentedString()))).isEqualTo(CHAIN);
    }

    @Test
    void aSealedInterfaceMayStandAtTheTop() {
        Json json = RecordCodec.encode(Stage.class, new Clip(2, 3));

        assertThat(json.toString()).isEqualTo("{\"type\":\"Clip\",\"limit\":2.0,\"since\":3}");
        assertThat(RecordCodec.decode(Stage.class, json)).isEqualTo(new Clip(2, 3));
    }

    @Test
    void theOrderOfMembersDoesNotMatterAndWholeNumbersAreNumbersToo() {
        assertThat(decode("{\"since\":3,\"limit\":2,\"type\":\"Clip\"}")).isEqualTo(new Clip(2, 3));
    }

    @Test
    void listsThatWereReadCannotBeChanged() {
        Merge merge = (Merge) decode("{\"type\":\"Merge\",\"branches\":[],\"order\":[1]}");
        assertThatThrownBy(() -> merge.order().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            [] | expected an object, found an array
            {} | type: missing; expected one of Filter, Merge, Clip, Identity
            {"type":3} | type: expected a string, found the number 3
            {"type":"Flter"} \
            | type: there is no Stage "Flter" (did you mean "Filter"?); known: Filter, Merge, Clip, Identity
            {"type":"Mine","a":1} | type: there is no Stage "Mine"; known: Filter, Merge, Clip, Identity
            {"type":"Identity","a":1} | Identity has no member "a"; it has none
            {"type":"Clip","limits":2,"since":3} \
            | Clip has no member "limits" (did you mean "limit"?); known: limit, since
            {"type":"Clip","limit":2} | since: missing; the members of Clip are limit, since
            {"type":"Clip","limit":null,"since":3} \
            | limit: expected a number between -1.7976931348623157E308 and 1.7976931348623157E308, found null
            {"type":"Clip","limit":2,"since":3.0} \
            | since: expected a whole number from -9223372036854775808 to 9223372036854775807, found the number 3.0
            {"type":"Merge","branches":{},"order":[]} | branches: expected an array, found an object
            {"type":"Merge","branches":[],"order":[1,"2"]} \
            | order[1]: expected a whole number from -2147483648 to 2147483647, found the string "2"
            {"type":"Merge","branches":[{"type":"Identity"},{"type":"Merge","branches":[7],"order":[]}],"order":[]} \
            | branches[1].branches[0]: expected an object, found the number 7
            """)
    void whatDoesNotFitIsNamedWithItsPlace(String json, String message) {
        assertThatThrownBy(() -> decode(json)).isInstanceOf(StoreException.class).hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "width":3 | "width":0 | stages[1]: a width must be at least 1, got 0
            "width":3 | "width":true \
            | stages[1].width: expected a whole number from -2147483648 to 2147483647, found true
            "mode":"SAME" | "mode":"Sam" \
            | stages[1].mode: there is no Mode "Sam" (did you mean "SAME"?); known: VALID, SAME
            "left":1 | "left":"1" \
            | stages[1].border.left: expected a whole number from -2147483648 to 2147483647, found the string "1"
            "left":1, |  | stages[1].border.left: missing; the members of Border are left, right
            "right":2 | "right":2,"top":2 | stages[1].border: Border has no member "top"; known: left, right
            "bias":true | "bias":1 | stages[1].bias: expected true or false, found the number 1
            "gain":0.1 | "gain":1e99 \
            | stages[1].gain: expected a number between -3.4028235E38 and 3.4028235E38, found the number 1e99
            "name":"in" | "name":[] | stages[1].name: expected a string, found an array
            """)
    void insideADocumentThePlaceIsItsPath(String part, String wrong, String message) {
        String sound =
                "{\"title\":\"t\",\"stages\":[{\"type\":\"Identity\"},{\"type\":\"Filter\",\"name\":\"in\",\"width\":3,"
                        + "\"border\":{\"left\":1,\"right\":2},\"mode\":\"SAME\",\"bias\":true,\"gain\":0.1}]}";
        RecordCodec.decode(Chain.class, Json.parse(sound));
        String broken = sound.replace(part, wrong == null ? "" : wrong);

        assertThatThrownBy(() -> RecordCodec.decode(Chain.class, Json.parse(broken)))
                .isInstanceOf(StoreException.class)
                .hasMessage(message);
    }

    @Test
    void somebodysOwnClassCannotBeStored() {
        Chain chain = new Chain("t", List.of(new Identity(), new Mine(1)));

        assertThatThrownBy(() -> RecordCodec.encode(Chain.class, chain))
                .isInstanceOf(StoreException.class)
                .hasMessage("stages[1]: a " + Mine.class.getName()
                        + " cannot be stored, only a Stage of the library's own: Filter, Merge, Clip, Identity");
    }

    @Test
    void aClassOfTheSameSimpleNameIsNotMistakenForTheLibrarysOwn() {
        record Clip(double limit, long since) implements OwnStage {}

        assertThatThrownBy(() -> RecordCodec.encode(Stage.class, new Clip(1, 1)))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("a " + Clip.class.getName() + " cannot be stored");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void numbersThatJsonDoesNotHaveCannotBeStored(double value) {
        assertThatThrownBy(() -> RecordCodec.encode(Stage.class, new Clip(value, 0)))
                .isInstanceOf(StoreException.class)
                .hasMessage("limit: " + value + " cannot be stored: JSON has no such number");
        Filter filter = new Filter("f", 1, new Border(0, 0), Mode.SAME, true, (float) value);
        assertThatThrownBy(() -> RecordCodec.encode(Stage.class, filter))
                .isInstanceOf(StoreException.class)
                .hasMessage("gain: " + value + " cannot be stored: JSON has no such number");
    }

    @Test
    void nullAndHalfCharactersCannotBeStored() {
        assertThatThrownBy(() -> RecordCodec.encode(Chain.class, new Chain(null, List.of())))
                .isInstanceOf(StoreException.class)
                .hasMessage("title: null cannot be stored");
        assertThatThrownBy(() -> RecordCodec.encode(Chain.class, new Chain("t", Arrays.asList(new Identity(), null))))
                .isInstanceOf(StoreException.class)
                .hasMessage("stages[1]: null cannot be stored");
        assertThatThrownBy(() -> RecordCodec.encode(Chain.class, new Chain("\ud83d", List.of())))
                .isInstanceOf(StoreException.class)
                .hasMessage("title: half a surrogate pair cannot be stored");
    }

    record WithMap(Map<String, String> map) {}

    record WithArray(int[] array) {}

    record Generic<T>(T value) {}

    record WithRawList(@SuppressWarnings("rawtypes") List list) {}

    record WithOtherList(ArrayList<String> list) {}

    @Test
    void typesThatCannotBeStoredAreTheProgrammersMistake() {
        Json json = Json.parse("{\"map\":{},\"array\":[],\"value\":1,\"list\":[]}");
        for (Class<?> type : List.of(
                WithMap.class, WithArray.class, Generic.class, WithRawList.class, WithOtherList.class, Object.class)) {
            String component = type.isRecord() ? type.getRecordComponents()[0].getName() : "";
            Json one = Json.ObjectValue.of(Map.of(component, json));
            assertThatThrownBy(() -> RecordCodec.decode(type, one))
                    .as(type.getName())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("cannot be stored; only records");
        }
        assertThatThrownBy(() -> RecordCodec.encode(WithArray.class, new WithArray(new int[0])))
                .isInstanceOf(IllegalArgumentException.class);
    }

    sealed interface Typed {}

    record WithType(String type) implements Typed {}

    sealed interface Twins {}

    record Twin() implements Twins {}

    interface Elsewhere {
        record Twin(int a) implements Twins {}
    }

    @Test
    void ambiguousUnionsAreTheProgrammersMistake() {
        assertThatThrownBy(() -> RecordCodec.encode(Typed.class, new WithType("t")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has a component \"type\"");
        assertThatThrownBy(() -> RecordCodec.encode(Twins.class, new Twin()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the same simple name");
    }

    private static Stage decode(String json) {
        return RecordCodec.decode(Stage.class, Json.parse(json));
    }
}
