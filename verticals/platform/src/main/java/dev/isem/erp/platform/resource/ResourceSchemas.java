package dev.isem.erp.platform.resource;

import dev.isem.erp.platform.openapi.Schema;
import dev.isem.erp.platform.openapi.Schemas;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.databind.node.ObjectNode;

/** A resource's record as it is told, and what makes, changes or moves one, each under a name of its own. */
record ResourceSchemas(Resource resource, Schemas schemas) {

    ObjectNode row() {
        return schemas.named(name(), () -> {
            ObjectNode members = Schema.any();
            members.set("id", Schema.text("uuid"));
            members.set("version", Schema.integer().put("minimum", 1));
            resource.fields.stream()
                    .filter(Field::isRead)
                    .forEach(field -> members.set(field.name, FieldSchema.told(field)));
            members.set("createdAt", Schema.text("date-time"));
            return Schema.object(members, List.copyOf(members.propertyNames()));
        });
    }

    ObjectNode made() {
        return schemas.named(name() + ".new", () -> sent(resource.fields, field -> field.isWritten(true)));
    }

    ObjectNode changed() {
        return schemas.named(name() + ".change", () -> sent(resource.fields, field -> field.isWritten(false)));
    }

    ObjectNode asked(Transition transition) {
        return schemas.named(name() + "." + transition.name(), () -> sent(transition.asked(), _ -> true));
    }

    /** Names of components have no slash. */
    private String name() {
        return resource.name.replace('/', '.');
    }

    private static ObjectNode sent(List<Field> fields, Predicate<Field> isTaken) {
        ObjectNode members = Schema.any();
        List<String> always = new ArrayList<>();
        for (Field field : fields) {
            if (isTaken.test(field)) {
                members.set(field.name, FieldSchema.sent(field));
                if (FieldSchema.isDemanded(field)) {
                    always.add(field.name);
                }
            }
        }
        return Schema.object(members, always);
    }
}
