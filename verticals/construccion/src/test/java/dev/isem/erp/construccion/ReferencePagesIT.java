package dev.isem.erp.construccion;

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
        try (Connection catalogue = ConstruccionSuite.DATABASE.superuser()) {
            Golden.check(
                    "data-model/construccion.md", DataModel.of(catalogue, "construccion", ConstruccionSuite.SCHEMAS));
        }
    }

    @Test
    void theRoutesAreListedAsTheyAre() {
        Api api = Api.of(ConstruccionSuite.administratorOf(ConstruccionSuite.NORTE));
        Golden.check("api/construccion.md", ApiReference.of("construccion", api));
    }
}
