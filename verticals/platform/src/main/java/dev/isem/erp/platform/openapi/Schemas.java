package dev.isem.erp.platform.openapi;

import com.fasterxml.jackson.annotation.JsonValue;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The schemas that a description names once and refers to: of records by their types, of resources by their fields. */
public final class Schemas {

    private final Map<String, ObjectNode> components = new TreeMap<>();
    private final Set<String> begun = new HashSet<>();

    /** A reference to a schema of this name, which is made when it is first spoken of. */
    public ObjectNode named(String name, Supplier<ObjectNode> schema) {
        if (begun.add(name)) {
            components.put(name, schema.get());
        }
        return Schema.reference(name);
    }

    /** What a value of this type looks like in JSON; types of which nothing is known are anything. */
    public ObjectNode of(Type type) {
        return switch (type) {
            case Class<?> plain -> ofClass(plain);
            case ParameterizedType generic -> ofGeneric((Class<?>) generic.getRawType(), generic);
            default -> Schema.any();
        };
    }

    ObjectNode components() {
        ObjectNode all = Schema.any();
        components.forEach(all::set);
        return all;
    }

    private ObjectNode ofGeneric(Class<?> raw, ParameterizedType generic) {
        Type[] arguments = generic.getActualTypeArguments();
        if (Collection.class.isAssignableFrom(raw)) {
            return Schema.array(of(arguments[0]));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return Schema.of("object").set("additionalProperties", of(arguments[1]));
        }
        return raw == Optional.class ? Schema.orNull(of(arguments[0])) : Schema.any();
    }

    private ObjectNode ofClass(Class<?> type) {
        if (type.isRecord()) {
            Optional<Type> value = valueOf(type);
            if (value.isPresent()) {
                return of(value.get());
            }
            String name = type.getName().substring(type.getPackageName().length() + 1);
            return named(name.replace('$', '.'), () -> ofRecord(type));
        }
        if (type.isEnum()) {
            return Schema.oneOf(Arrays.stream(type.getEnumConstants())
                    .map(constant -> JsonMapper.shared().valueToTree(constant).stringValue())
                    .toList());
        }
        if (type == UUID.class) {
            return Schema.text("uuid");
        }
        if (type == Instant.class || type == OffsetDateTime.class) {
            return Schema.text("date-time");
        }
        if (type == LocalDate.class) {
            return Schema.text("date");
        }
        if (type == int.class || type == Integer.class) {
            return Schema.integer();
        }
        if (type == long.class || type == Long.class) {
            return Schema.of("integer").put("format", "int64");
        }
        if (type == boolean.class || type == Boolean.class) {
            return Schema.of("boolean");
        }
        if (type == String.class) {
            return Schema.of("string");
        }
        return type == BigDecimal.class ? Schema.of("number") : Schema.any();
    }

    /** The type of the one component that a record is written as, if it is written so. */
    private static Optional<Type> valueOf(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getAccessor().isAnnotationPresent(JsonValue.class))
                .map(RecordComponent::getGenericType)
                .findFirst();
    }

    /** A member that may be null may also be left out. */
    private ObjectNode ofRecord(Class<?> type) {
        ObjectNode members = Schema.any();
        List<String> always = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            ObjectNode member = of(component.getGenericType());
            boolean optional = isNullable(component.getAnnotatedType());
            members.set(component.getName(), optional ? Schema.orNull(member) : member);
            if (!optional) {
                always.add(component.getName());
            }
        }
        return Schema.object(members, always);
    }

    private static boolean isNullable(AnnotatedElement element) {
        return element.isAnnotationPresent(Nullable.class);
    }

    /** Whether the type says nothing about the JSON that it stands for. */
    static boolean isOpaque(Type type) {
        return type == JsonNode.class || type == Object.class;
    }
}
