package dev.isem.erp.core;

import dev.isem.erp.platform.kit.Api;
import dev.isem.erp.platform.kit.ApiReference;
import dev.isem.erp.platform.kit.DataModel;
import dev.isem.erp.platform.kit.Golden;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** The pages that show what this vertical is made of are made of it. {@code -Dgolden=write} writes them anew. */
class ReferencePagesIT {

    @Test
    void theTablesAreDrawnAsTheyAre() throws SQLException {
        try (Connection catalogue = CoreSuite.DATABASE.superuser()) {
            Golden.check("data-model/erp-core.md", DataModel.of(catalogue, "erp-core", "auth", "core", "inventory"));
        }
    }

    @Test
    void theRoutesAreListedAsTheyAre() {
        Golden.check("api/erp-core.md", ApiReference.of("erp-core", Api.of(CoreSuite.as("admin@norte.example"))));
    }
}
