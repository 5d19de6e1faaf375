package dev.isem.erp.platform.resource;

import dev.isem.erp.platform.openapi.Describes;
import dev.isem.erp.platform.openapi.Operation;
import dev.isem.erp.platform.openapi.Schemas;
import dev.isem.erp.platform.security.Allowed;
import dev.isem.erp.platform.tenancy.Transactions;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The endpoints by which one resource is listed and shown. */
public abstract class ReadEndpoints implements Allowed.About, Describes {

    private final Resource resource;
    private final Table table;
    private final Store store;

    protected ReadEndpoints(Resource resource, Store store) {
        this.resource = resource;
        this.table = new Table(store, resource);
        this.store = store;
    }

    /** A page, by its number and with how many records there are, or by key; a full one tells where the next one begins. */
    @GetMapping
    @Allowed(action = "read")
    public ResponseEntity<List<Row>> list(@RequestParam MultiValueMap<String, String> asked) {
        ListQuery query = ListQuery.of(resource, asked);
        Table.Page page = transactions().read(() -> table.list(query));
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        page.total().ifPresent(total -> answer.header("X-Total-Count", Long.toString(total)));
        page.next()
                .flatMap(next -> NextPage.link(asked, next.written(query.order())))
                .ifPresent(link -> answer.header(HttpHeaders.LINK, link));
        return answer.body(page.rows().stream().map(this::shown).toList());
    }

    /** The list as a file, with the same filters and order, and all of it whatever page is asked for. */
    @GetMapping("/export")
    @Allowed(action = "read")
    public void export(@RequestParam MultiValueMap<String, String> asked, HttpServletResponse response) {
        ListQuery query = ListQuery.of(resource, asked);
        transactions().read(() -> {
            new Export(resource).send(() -> table.stream(query).map(this::shown), response);
            return query;
        });
    }

    @GetMapping("/{id}")
    @Allowed(action = "read")
    public ResponseEntity<Row> show(@PathVariable UUID id) {
        return tagged(shown(transactions().read(() -> table.get(id))));
    }

    /** What of a record the person at work may see. */
    Row shown(Row row) {
        return row;
    }

    /** Whether the resource offers what this method does; what the vertical declares itself, it does. */
    boolean offers(Method endpoint) {
        return true;
    }

    @Override
    public final List<Operation> operations(Method endpoint, Operation told, Schemas schemas) {
        return new ResourceOperations(resource, schemas).of(endpoint, told);
    }

    @Override
    public final String permissionResource() {
        return resource.permission;
    }

    public final Resource resource() {
        return resource;
    }

    protected final Table table() {
        return table;
    }

    protected final Transactions transactions() {
        return store.transactions();
    }

    protected final Store store() {
        return store;
    }

    protected static ResponseEntity<Row> tagged(Row row) {
        return ResponseEntity.ok().eTag(Integer.toString(row.version())).body(row);
    }
}
