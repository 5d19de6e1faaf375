package dev.isem.erp.platform.resource;

import dev.isem.erp.platform.web.Problem;
import dev.isem.erp.platform.web.Text;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One kind of record, described once. Built where the vertical declares it and not changed afterwards.
 *
 * <p>The table has the columns {@code tenant_id, id, version, created_at, created_by, updated_at} and one for each stored
 * field.
 */
public final class Resource {

    final String name;
    final String table;
    final Text title;
    final Text singular;
    String icon = "list";
    String sort = "name";
    boolean descending;
    String recordLabel = "name";
    List<String> toldApartBy = List.of();
    String tenantColumn = "tenant_id";
    String joins = "";
    String permission;
    int order = 100;

    @Nullable
    Text section;

    boolean hidden;
    boolean appendOnly;
    Map<String, String> firstFilter = Map.of();
    List<Field> fields = List.of();
    List<Child> children = List.of();
    List<Transition> transitions = List.of();
    List<String> editable = List.of();
    Optional<Parent> parent = Optional.empty();
    Set<Ability> abilities = EnumSet.allOf(Ability.class);

    /** What the endpoints of a resource offer. */
    public enum Ability {
        READ("read"),
        CREATE("create"),
        UPDATE("update"),
        DELETE("delete");

        final String action;

        Ability(String action) {
            this.action = action;
        }
    }

    /** Records of another resource that belong to one of this, by the field that holds this one's id. */
    public record Child(String resource, String by) {}

    /** The document whose lines the records are, by the field that holds its id. */
    record Parent(Resource document, String by) {}

    private Resource(String name, String table, Text title, Text singular) {
        this.name = name;
        this.table = table;
        this.title = title;
        this.singular = singular;
        this.permission = name;
    }

    /** Begins the description of the records in a table, which is named with its schema. */
    public static Resource of(String name, String table, Text title, Text singular) {
        return new Resource(name, table, title, singular);
    }

    public Resource icon(String symbol) {
        icon = symbol;
        return this;
    }

    public Resource sortedBy(String field) {
        sort = field;
        return this;
    }

    public Resource newestFirst(String field) {
        sort = field;
        descending = true;
        return this;
    }

    /** The same, where the field is no time but a number. */
    public Resource highestFirst(String field) {
        return newestFirst(field);
    }

    /** What lists show until the person asks for something else: records with this value in a field that can be filtered. */
    public Resource shownFirst(String field, String value) {
        firstFilter = Map.of(field, value);
        return this;
    }

    /**
     * How people call a record: by one field, and by further ones where that does not tell it from others. Pickers show all
     * of them, and a search finds it by each that is a text.
     */
    public Resource calledBy(String field, String... further) {
        recordLabel = field;
        toldApartBy = List.of(further);
        return this;
    }

    /** For the table of tenants itself, whose own id is the tenant. */
    public Resource tenantIn(String column) {
        tenantColumn = column;
        return this;
    }

    /** SQL joins that fields read from; the table's own alias is {@code t}. */
    public Resource joining(String sql) {
        joins = sql;
        return this;
    }

    /** Guarded together with another resource. */
    public Resource guardedAs(String resource) {
        permission = resource;
        return this;
    }

    /** Place in the menu. */
    public Resource order(int place) {
        order = place;
        return this;
    }

    /** Of records that never change, in a table without the columns {@code version} and {@code updated_at}. */
    public Resource appendOnly() {
        appendOnly = true;
        return only(Ability.READ);
    }

    /** Part of the menu in which it lies, with its neighbours there; the menu of an application that names none is flat. */
    public Resource under(Text part) {
        section = part;
        return this;
    }

    public Resource hidden() {
        hidden = true;
        return this;
    }

    public Resource fields(Field... declared) {
        fields = List.of(declared);
        return this;
    }

    public Resource children(Child... declared) {
        children = List.of(declared);
        return this;
    }

    public Resource transitions(Transition... declared) {
        transitions = List.of(declared);
        return this;
    }

    /** States in which the record, and the lines that belong to it, may be changed or deleted; otherwise in all. */
    public Resource editableIn(String... states) {
        editable = List.of(states);
        return this;
    }

    /**
     * Lines of a document: they change only while it may, and the document's version moves with them, so that nobody
     * approves lines that they have not seen.
     *
     * @param by field, fixed when the line is made, that holds the document's id
     */
    public Resource linesOf(Resource document, String by) {
        parent = Optional.of(new Parent(document, by));
        return this;
    }

    public Resource only(Ability... offered) {
        abilities = EnumSet.copyOf(Arrays.asList(offered));
        return this;
    }

    public String name() {
        return name;
    }

    public String table() {
        return table;
    }

    /** Checked values for a record that is not made by a request: states may be given, and numbers as text. */
    public Values readForLoading(JsonNode body) {
        return BodyReader.read(fields, body, field -> field.stored);
    }

    /** That a record in this state cannot be changed as was asked. */
    public Problem wrongState(String status) {
        Text name = field("status").stream()
                .flatMap(field -> field.values.stream())
                .filter(choice -> choice.value().equals(status))
                .map(Choice::label)
                .findFirst()
                .orElse(Text.of(status, status));
        return Problem.wrongState(status, name);
    }

    /** Nobody writes passwords into a spreadsheet. */
    boolean isImported() {
        return fields.stream().allMatch(Field::isRead);
    }

    boolean isEditableIn(String status) {
        return editable.isEmpty() || editable.contains(status);
    }

    Optional<Field> field(String fieldName) {
        return fields.stream().filter(field -> field.name.equals(fieldName)).findFirst();
    }

    /** Where the words of a search are looked for. */
    List<Field> searched() {
        return fields.stream()
                .filter(field -> field.searched || (field.type.isText() && toldApartBy.contains(field.name)))
                .toList();
    }

    Optional<Field> folio() {
        return fields.stream().filter(field -> field.series != null).findFirst();
    }

    Optional<Transition> transition(String transitionName) {
        return transitions.stream()
                .filter(it -> it.name().equals(transitionName))
                .findFirst();
    }
}
