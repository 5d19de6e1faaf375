package dev.isem.erp.core.tenant;

import dev.isem.erp.core.signin.ResetLinks;
import dev.isem.erp.core.token.RandomToken;
import dev.isem.erp.platform.command.Command;
import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The command {@code found}: opens the company that runs the suite. Its administrator is the first who may open others,
 * and chooses a password by the link that the command tells.
 */
@Component
class Founding implements Command {

    private static final String USAGE =
            "Use: found SLUG COMPANY E-MAIL NAME, e.g. found isem 'ISEM' ana@isem.example 'Ana Luna'. Nothing was done.";

    private final SuiteTenantEndpoints companies;
    private final ResetLinks links;
    private final Store store;

    Founding(SuiteTenantEndpoints companies, ResetLinks links, Store store) {
        this.companies = companies;
        this.links = links;
        this.store = store;
    }

    @Override
    public String name() {
        return "found";
    }

    @Override
    public String run(List<String> arguments) {
        if (arguments.size() != 4) {
            throw new IllegalArgumentException(USAGE);
        }
        SuiteTenantEndpoints.Founded founded = founded(arguments);
        String link = Tenancy.call(
                founded.tenant(), () -> store.transactions().write(() -> links.offer(founded.administrator())));
        return arguments.get(1) + " is open and runs the suite. " + arguments.get(3) + " chooses a password within "
                + ResetLinks.LIFE.toMinutes() + " minutes here, once: " + link;
    }

    private SuiteTenantEndpoints.Founded founded(List<String> arguments) {
        try {
            return companies.found(JsonMapper.shared()
                    .createObjectNode()
                    .put("slug", arguments.get(0))
                    .put("name", arguments.get(1))
                    .put("plan", Plan.ENTERPRISE.code())
                    .put("adminEmail", arguments.get(2))
                    .put("adminName", arguments.get(3))
                    .put("adminPassword", RandomToken.fresh()));
        } catch (Problem refused) {
            throw new IllegalArgumentException(
                    Stream.concat(
                                    Stream.of(refused.text().en()),
                                    refused.errors().stream()
                                            .map(error -> error.pointer() + ": "
                                                    + error.message().en()))
                            .collect(Collectors.joining(" ")),
                    refused);
        } catch (DuplicateKeyException taken) {
            throw new IllegalArgumentException(
                    "There is a company with the slug " + arguments.get(0) + " already. Nothing was done.", taken);
        }
    }
}
