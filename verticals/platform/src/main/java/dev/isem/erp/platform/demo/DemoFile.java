package dev.isem.erp.platform.demo;

import dev.isem.erp.platform.resource.Resource;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.resource.Table;
import dev.isem.erp.platform.resource.Values;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records to show, in a table of text: a first line of field names, one record a line, cells apart by semicolons. The
 * column {@code tenant} says whose it is, {@code key} names the record, and a cell {@code @key} is the id of another.
 * What is read passes the same checks as a request.
 */
public record DemoFile(List<Map<String, String>> lines) {

    public static DemoFile read(String path) {
        List<String> text = text(path).lines().filter(line -> !line.isBlank()).toList();
        String[] names = text.getFirst().split(";", -1);
        return new DemoFile(
                text.stream().skip(1).map(line -> cells(names, line)).toList());
    }

    /** Stores what one tenant has in this file and the table has not. Runs in that tenant's transaction. */
    public void load(Store store, Resource resource, String tenant) {
        load(store, resource, tenant, _ -> {});
    }

    /**
     * The same for records that are more than what a line says.
     *
     * @param completing adds the rest to the values of a line
     * @return the lines that were stored, for whoever goes on with their records
     */
    public List<Map<String, String>> load(Store store, Resource resource, String tenant, Consumer<Values> completing) {
        Table table = new Table(store, resource);
        List<Map<String, String>> stored = new ArrayList<>();
        for (Map<String, String> line : lines) {
            UUID id = id(tenant, line);
            if (tenant.equals(line.get("tenant")) && table.find(id).isEmpty()) {
                Values values = values(resource, line, tenant);
                completing.accept(values);
                table.insert(id, values);
                store.audit().note(resource.name(), id, "load");
                stored.add(line);
            }
        }
        return stored;
    }

    /** Under which id a line is stored. */
    public static UUID id(String tenant, Map<String, String> line) {
        return DemoData.id(tenant, line.getOrDefault("key", ""));
    }

    private static Values values(Resource resource, Map<String, String> line, String tenant) {
        Map<String, Object> body = new TreeMap<>();
        line.forEach((name, cell) -> {
            if (!cell.isEmpty()) {
                body.put(
                        name,
                        cell.startsWith("@")
                                ? DemoData.id(tenant, cell.substring(1)).toString()
                                : cell);
            }
        });
        JsonNode json = JsonMapper.shared().valueToTree(body);
        return resource.readForLoading(json);
    }

    private static Map<String, String> cells(String[] names, String line) {
        String[] cells = line.split(";", -1);
        if (cells.length != names.length) {
            throw new IllegalStateException(
                    "This line has " + cells.length + " cells instead of " + names.length + ": " + line);
        }
        Map<String, String> byName = new TreeMap<>();
        for (int i = 0; i < names.length; i++) {
            byName.put(names[i].strip(), cells[i].strip());
        }
        return byName;
    }

    private static String text(String path) {
        try (InputStream file = DemoFile.class.getClassLoader().getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is not on the class path");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
