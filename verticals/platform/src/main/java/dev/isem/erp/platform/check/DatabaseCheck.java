package dev.isem.erp.platform.check;

import ch.qos.logback.classic.Level;
import com.zaxxer.hikari.HikariDataSource;
import dev.isem.erp.platform.settings.Settings;
import dev.isem.erp.platform.tenancy.Pool;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.env.StandardEnvironment;
import tools.jackson.databind.json.JsonMapper;

/**
 * The command {@code db-check}: connects as the serving role, names no tenant, and tries to see and to do what it must
 * not. Prints one JSON document; ends with 1 when the database let something through.
 */
public final class DatabaseCheck {

    private DatabaseCheck() {}

    public static void main(String... arguments) {
        keepOutputToTheReport();
        Report report = run(Settings.from(new StandardEnvironment()));
        System.out.println(JsonMapper.shared().writeValueAsString(report.document()));
        System.exit(report.isClean() ? 0 : 1);
    }

    /** Without Spring Boot nobody has configured the log, and it would print everything beside the report. */
    private static void keepOutputToTheReport() {
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(Level.OFF);
        }
    }

    /** What each table showed, and what the database let through; no finding is good. */
    public record Report(String role, Map<String, String> tables, List<String> findings) {

        public boolean isClean() {
            return findings.isEmpty();
        }

        Map<String, Object> document() {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("check", "database");
            document.put("outcome", isClean() ? "Clean" : "Leaking");
            document.put("role", role);
            document.put("tables", tables);
            document.put("findings", findings);
            return document;
        }
    }

    public static Report run(Settings settings) {
        String role = settings.database().user();
        try (HikariDataSource pool = Pool.open(settings, null, 1);
                Connection connection = pool.getConnection()) {
            RawStatements raw = new RawStatements(connection);
            Map<String, String> tables = raw.rowsByTable();
            return new Report(role, tables, raw.findings(tables, settings.schemas()));
        } catch (SQLException away) {
            return new Report(role, Map.of(), List.of("The database cannot be asked: " + away.getMessage()));
        }
    }
}
