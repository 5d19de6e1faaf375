package dev.isem.erp.platform.resource;

import dev.isem.erp.platform.security.Permissions;
import dev.isem.erp.platform.web.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A resource as the screens are told it, cut down to what one person may do. Members that say nothing are left out. */
final class MetaView {

    private MetaView() {}

    static Map<String, Object> of(Resource resource, Permissions permissions) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", resource.name);
        view.put("title", resource.title);
        view.put("singular", resource.singular);
        view.put("icon", resource.icon);
        if (resource.section != null) {
            view.put("section", resource.section);
        }
        view.put("sort", Map.of("field", resource.sort, "order", resource.descending ? "DESC" : "ASC"));
        view.put("recordLabel", resource.recordLabel);
        if (!resource.toldApartBy.isEmpty()) {
            view.put("toldApartBy", resource.toldApartBy);
        }
        view.put("can", can(resource, permissions));
        putIf(view, "hidden", resource.hidden);
        if (!resource.permission.equals(resource.name)) {
            view.put("permission", resource.permission);
        }
        view.put("fields", resource.fields.stream().map(MetaView::of).toList());
        if (!resource.children.isEmpty()) {
            view.put("children", resource.children);
        }
        resource.parent.ifPresent(parent -> view.put("lineOf", parent.document().name));
        if (!resource.firstFilter.isEmpty()) {
            view.put("shownFirst", resource.firstFilter);
        }
        if (!resource.editable.isEmpty()) {
            view.put("editableIn", resource.editable);
        }
        List<Map<String, Object>> actions = resource.transitions.stream()
                .filter(transition -> permissions.allow(resource.permission, transition.permission()))
                .map(MetaView::of)
                .toList();
        if (!actions.isEmpty()) {
            view.put("actions", actions);
        }
        return view;
    }

    private static List<String> can(Resource resource, Permissions permissions) {
        List<String> can = new ArrayList<>();
        for (Resource.Ability ability : resource.abilities) {
            if (permissions.allow(resource.permission, ability.action)) {
                can.addAll(
                        switch (ability) {
                            case READ -> List.of("list", "show");
                            case CREATE -> resource.isImported() ? List.of("create", "import") : List.of("create");
                            case UPDATE -> List.of("edit");
                            case DELETE -> List.of("delete");
                        });
            }
        }
        return can;
    }

    private static Map<String, Object> of(Transition transition) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", transition.name());
        view.put("label", transition.label());
        view.put("from", transition.from());
        view.put("tone", transition.tone());
        if (!transition.asked().isEmpty()) {
            view.put("ask", transition.asked().stream().map(MetaView::of).toList());
        }
        transition.forGood().ifPresent(what -> view.put("irreversible", what));
        return view;
    }

    private static Map<String, Object> of(Field field) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", field.name);
        view.put("type", field.type);
        view.put("label", field.label);
        putIf(view, "required", field.required);
        putIf(view, "readOnly", field.readOnly);
        putIf(view, "onlyOnCreate", field.onlyOnCreate);
        putIf(view, "writeOnly", field.writeOnly);
        putIf(view, "list", field.listed);
        putIf(view, "filter", field.filter);
        putIf(view, "sortable", field.sortable);
        putIf(view, "total", field.total);
        limits(view, field);
        if (!field.values.isEmpty()) {
            view.put("values", field.values);
        }
        if (field.reference != null) {
            view.put("reference", field.reference);
        }
        if (field.within != null) {
            view.put("within", field.within);
        }
        if (field.defaultValue != null) {
            view.put("default", field.defaultAsTold());
        }
        return view;
    }

    private static void limits(Map<String, Object> view, Field field) {
        if (field.type.isNumber()) {
            view.put("scale", field.scale);
        }
        if (field.maximum != null) {
            view.put("maximum", field.maximum);
        }
        if (field.type.isText()) {
            view.put("maxLength", field.maxLength);
        }
        if (field.pattern != null) {
            view.put("pattern", "^" + field.pattern.pattern() + "$");
        }
    }

    private static void putIf(Map<String, Object> view, String name, boolean value) {
        if (value) {
            view.put(name, true);
        }
    }

    /** The whole document. */
    record Document(String app, Text title, List<Map<String, Object>> resources) {}
}
