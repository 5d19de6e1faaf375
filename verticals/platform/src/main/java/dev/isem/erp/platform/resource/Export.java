package dev.isem.erp.platform.resource;

import dev.isem.erp.platform.web.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** Writes a list to a spreadsheet's file, row by row as the database sends them. */
final class Export {

    /** Whoever reads slowly keeps a connection all the while; the others are for everybody else. */
    private static final Semaphore AT_ONCE = new Semaphore(2);

    private final Resource resource;
    private final List<Field> fields;

    Export(Resource resource) {
        this.resource = resource;
        this.fields = resource.fields.stream().filter(Field::isRead).toList();
    }

    /** Sends the records as they are read, and closes them. Runs in a transaction. */
    void send(Supplier<Stream<Row>> records, HttpServletResponse response) {
        if (!AT_ONCE.tryAcquire()) {
            throw Problem.of(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Otras personas están exportando. Intente en un momento.",
                    "Others are exporting. Try again in a moment.");
        }
        try (var rows = records.get()) {
            response.setContentType("text/csv;charset=UTF-8");
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    "attachment; filename=\"" + resource.name.replace('/', '-') + ".csv\"");
            Writer out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
            out.write(Csv.MARK + Csv.line(names()));
            for (Row row : (Iterable<Row>) rows::iterator) {
                out.write(Csv.line(cells(row)));
            }
            out.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } finally {
            AT_ONCE.release();
        }
    }

    private List<String> names() {
        List<String> names = new ArrayList<>(List.of("id"));
        fields.forEach(field -> names.add(field.name));
        names.add("createdAt");
        return names;
    }

    private List<String> cells(Row row) {
        List<String> cells = new ArrayList<>(List.of(row.id().toString()));
        fields.forEach(field -> cells.add(cell(field, row.get(field.name))));
        cells.add(String.valueOf(row.get("createdAt")));
        return cells;
    }

    private static String cell(Field field, @Nullable Object value) {
        return switch (value) {
            case null -> "";
            case List<?> items ->
                Csv.neutral(items.stream().map(String::valueOf).collect(Collectors.joining(ImportFile.BETWEEN_ITEMS)));
            default -> field.type.isText() ? Csv.neutral(value.toString()) : value.toString();
        };
    }
}
