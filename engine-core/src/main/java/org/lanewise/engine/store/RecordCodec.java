package org.lanewise.engine.store;

/**
 * Turns records into JSON and back, by their components alone; a record that can be stored needs no further code.
 *
 * <table>
 * <caption>What becomes what</caption>
 * <tr><th>Java</th><th>JSON</th></tr>
 * <tr><td>record</td><td>object, one member a component, in order</td></tr>
 * <tr><td>record as a value of a sealed interface</td><td>the same, with a first member {@code "type"}: the simple
 *     name of the record</td></tr>
 * <tr><td>{@code int long float double} and their boxes</td><td>number; must be finite</td></tr>
 * <tr><td>{@code boolean}, {@code String}</td><td>true or false, string</td></tr>
 * <tr><td>enum</td><td>string: the name of the constant</td></tr>
 * <tr><td>{@code List} of any of these</td><td>array</td></tr>
 * <tr><td>{@code Optional} of any of these, as a component</td><td>the member, or none; so a record may grow and still
 *     be read from old files</td></tr>
 * </table>
 *
 * <p>Reading is strict: every member must be known, every component present that is not optional, and the record's own constructor checks
 * the values. Errors name the place, as in {@code layers[3].stride}, and where a name is wrong, the nearest known one.
 *
 * <p>A sealed interface may have a non-sealed branch for other people's classes; its values are refused with an
 * explanation. Records in packages that their module does not export must be opened to this module.
 */
public final class RecordCodec {
    /** The member that tells which record of a sealed interface an object is. */
    static final String TYPE = "type";

    private RecordCodec() {}

    /**
     * The JSON form of a value.
     *
     * @param type how the value is declared: a record, or a sealed interface that it implements
     * @throws StoreException if a value has no JSON form: null, NaN, infinite, a class of somebody's own
     * @throws IllegalArgumentException if a type is none of those in the table, whatever the value
     */
    public static <T> Json encode(Class<T> type, T value) {
        return RecordEncoder.encode(type, value, "");
    }

    /**
     * The value of a JSON form.
     *
     * @param type as given to {@link #encode}
     * @throws StoreException if the JSON is not the form of such a value
     * @throws IllegalArgumentException if a type is none of those in the table
     */
    public static <T> T decode(Class<T> type, Json json) {
        return type.cast(RecordDecoder.decode(type, json, ""));
    }
}
