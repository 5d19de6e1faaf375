package dev.isem.erp.platform.resource;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.isem.erp.platform.web.Text;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One field of a resource. What it says is true in three places at once: the rule that a request is checked by, the SQL
 * column, and what the screens are told.
 */
public final class Field {

    private static final Pattern UPPER = Pattern.compile("([A-Z])");

    final String name;
    final FieldType type;
    final Text label;
    String expression;
    boolean required;
    boolean readOnly;
    boolean onlyOnCreate;
    boolean writeOnly;
    boolean stored = true;
    boolean listed;
    boolean filter;
    boolean sortable;
    boolean searched;
    boolean notNegative;
    boolean positive;
    boolean total;
    int maxLength = 200;
    int minLength;
    int maxItems = 100;
    int scale = 2;

    @Nullable
    Integer maximum;

    @Nullable
    Pattern pattern;

    @Nullable
    String reference;

    @Nullable
    Within within;

    @Nullable
    String series;

    @Nullable
    String sortColumn;

    @Nullable
    Object defaultValue;

    List<Choice> values = List.of();

    /**
     * Which records a reference is chosen from: those whose field {@code by} says what the form's does, or what that of the
     * record does which the form's field {@code of} refers to.
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Within(String by, @Nullable String of) {}

    private Field(String name, FieldType type, Text label) {
        this.name = name;
        this.type = type;
        this.label = label;
        this.expression = "t." + columnName(name);
    }

    public static Field of(FieldType type, String name, String es, String en) {
        return new Field(name, type, Text.of(es, en));
    }

    public static Field text(String name, String es, String en) {
        return of(FieldType.TEXT, name, es, en);
    }

    /** A short key by which people call a record. */
    public static Field code(String name, String es, String en) {
        return text(name, es, en)
                .max(20)
                .matching("[A-Za-z0-9._/-]+")
                .required()
                .inList()
                .searched();
    }

    /** The document's number in a series that begins anew each year, given when the record is made. */
    public static Field folio(String name, String series, String es, String en) {
        Field field = text(name, es, en).readOnly().inList().searched();
        field.series = series;
        return field;
    }

    public static Field choice(String name, String es, String en, Choice... values) {
        Field field = of(FieldType.ENUM, name, es, en);
        field.values = List.of(values);
        return field.inList().filter();
    }

    /** The state of a document, at first the first of these. Acts move it, and requests never write it. */
    public static Field status(Choice... states) {
        return choice("status", "Estado", "Status", states)
                .otherwise(states[0].value())
                .readOnly();
    }

    /** Holds the id of a record of this vertical, or of the core's when written {@code core/…}. */
    public static Field reference(String name, String resource, String es, String en) {
        Field field = of(FieldType.REFERENCE, name, es, en);
        field.reference = resource;
        return field.filter();
    }

    public static Field money(String name, String es, String en) {
        return of(FieldType.MONEY, name, es, en);
    }

    public static Field decimal(String name, int scale, String es, String en) {
        return of(FieldType.DECIMAL, name, es, en).scale(scale);
    }

    public static Field date(String name, String es, String en) {
        return of(FieldType.DATE, name, es, en);
    }

    /** A time of day, written hh:mm. */
    public static Field time(String name, String es, String en) {
        return of(FieldType.TIME, name, es, en);
    }

    /** A yes that is said unless somebody says no. */
    public static Field yes(String name, String es, String en) {
        return of(FieldType.BOOLEAN, name, es, en).otherwise(true).filter();
    }

    /** Chosen from the records that share this field with the form, once it is filled in. Checked by the resource itself. */
    public Field within(String by) {
        within = new Within(by, null);
        return this;
    }

    /** The same, where not the form has that field but the record does that another field of the form refers to. */
    public Field within(String by, String of) {
        within = new Within(by, of);
        return this;
    }

    public Field required() {
        required = true;
        return this;
    }

    /** Never taken from a request. */
    public Field readOnly() {
        readOnly = true;
        return this;
    }

    /** Taken when the record is made and fixed from then on. */
    public Field onlyOnCreate() {
        onlyOnCreate = true;
        return this;
    }

    /** Taken from a request and never told again. */
    public Field writeOnly() {
        writeOnly = true;
        stored = false;
        return this;
    }

    /** Shown in lists, and sortable there. */
    public Field inList() {
        listed = true;
        sortable = true;
        return this;
    }

    /**
     * Sorted by another column of the table, e.g. that of a text in small letters. It is never null; an index on
     * {@code tenant_id}, it and {@code id} makes all pages by key cost the same.
     */
    public Field sortedBy(String column) {
        sortColumn = column;
        return this;
    }

    public Field filter() {
        filter = true;
        return this;
    }

    /** Found by the words of a search. */
    public Field searched() {
        searched = true;
        return this;
    }

    /** Zero or more. */
    public Field notNegative() {
        notNegative = true;
        return this;
    }

    /** More than zero. */
    public Field positive() {
        positive = true;
        return this;
    }

    /** This number or less. */
    public Field atMost(int number) {
        maximum = number;
        return this;
    }

    /** A column that the database computes. */
    public Field computed() {
        stored = false;
        readOnly = true;
        return this;
    }

    public Field withTotal() {
        total = true;
        return this;
    }

    public Field max(int characters) {
        maxLength = characters;
        return this;
    }

    public Field min(int characters) {
        minLength = characters;
        return this;
    }

    /** So many values, of a field that takes a list of them; 100 if nothing is said. */
    public Field atMostItems(int values) {
        maxItems = values;
        return this;
    }

    public Field scale(int decimals) {
        scale = decimals;
        return this;
    }

    public Field matching(String regex) {
        pattern = Pattern.compile(regex);
        return this;
    }

    public Field otherwise(Object value) {
        defaultValue = value;
        return this;
    }

    /** Read from an expression, e.g. a joined table's column; never written. */
    public Field readAs(String sql) {
        expression = sql;
        stored = false;
        readOnly = true;
        return this;
    }

    /** Checked like the others; the resource itself keeps it. */
    public Field keptElsewhere(String sql) {
        expression = sql;
        stored = false;
        return this;
    }

    /** Many values of one resource. */
    public Field to(String resource) {
        reference = resource;
        return this;
    }

    public String name() {
        return name;
    }

    boolean isWritten(boolean creating) {
        return !readOnly && (creating || !onlyOnCreate);
    }

    boolean isRead() {
        return !writeOnly;
    }

    /** The default as it leaves. Numbers are texts there, and so are times of day. */
    @Nullable
    Object defaultAsTold() {
        return switch (defaultValue) {
            case BigDecimal number -> number.toPlainString();
            case LocalTime time -> time.toString();
            case null, default -> defaultValue;
        };
    }

    String column() {
        return columnName(name);
    }

    private static String columnName(String name) {
        return UPPER.matcher(name).replaceAll("_$1").toLowerCase(Locale.ROOT);
    }
}
