package dev.isem.erp.operator.database;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a vertical's manifest says about the database.
 *
 * @param release version of the vertical that is being brought in
 * @param schemas schemas it owns
 * @param requires tables of others that it reads
 * @param writes tables of others that it also inserts into and updates
 */
record Declaration(
        String vertical,
        String release,
        List<String> schemas,
        List<Relation> requires,
        List<Relation> writes,
        List<Reference> references) {

    static Declaration of(
            String vertical, String release, String schemas, String requires, String writes, String references) {
        return new Declaration(
                vertical,
                release,
                items(schemas, ",").distinct().toList(),
                items(requires, ",").map(Relation::parse).distinct().sorted().toList(),
                items(writes, ",").map(Relation::parse).distinct().sorted().toList(),
                items(references, ";").map(Reference::parse).distinct().toList());
    }

    String owner() {
        return DatabaseNames.owner(vertical);
    }

    String migrator() {
        return DatabaseNames.migrator(vertical);
    }

    String app() {
        return DatabaseNames.app(vertical);
    }

    String metaSchema() {
        return DatabaseNames.metaSchema(vertical);
    }

    /** Tables of others that it reads: to update a row is to find it first. */
    SortedSet<Relation> readable() {
        return Stream.of(requires, writes).flatMap(Collection::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Tables of others that must exist before it can be provisioned. */
    SortedSet<Relation> needed() {
        SortedSet<Relation> needed = readable();
        references.forEach(reference -> needed.add(reference.parent()));
        return needed;
    }

    /** The same, asking for nothing but what is in the given schemas. */
    Declaration onlyOf(List<String> wanted) {
        return new Declaration(
                vertical,
                release,
                schemas,
                requires.stream().filter(each -> wanted.contains(each.schema())).toList(),
                writes.stream().filter(each -> wanted.contains(each.schema())).toList(),
                references.stream()
                        .filter(each -> wanted.contains(each.parent().schema()))
                        .toList());
    }

    private static Stream<String> items(String list, String separator) {
        return Arrays.stream(list.split(separator, -1)).map(String::strip).filter(item -> !item.isEmpty());
    }
}
