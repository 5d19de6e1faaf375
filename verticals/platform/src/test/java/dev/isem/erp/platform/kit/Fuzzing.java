package dev.isem.erp.platform.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets schemathesis, which the environment names, ask a vertical whatever its description allows, and more. */
public final class Fuzzing {

    private static final String PROGRAM = "ERP_SCHEMATHESIS";

    /**
     * What must hold of any answer. That a valid body may be refused for its sense, no schema tells; and other methods are
     * {@link RouteMatrix}'s, which knows that {@code PUT /api/x/export} is a record of that id.
     */
    private static final String CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,"
            + "response_headers_conformance,response_schema_conformance,allow_header_conformance,"
            + "ignored_auth";

    private Fuzzing() {}

    /** What it found, in its own words; nothing when all answers were as described. */
    public static Optional<String> findings(Caller caller) {
        try {
            Path folder = Files.createDirectories(Path.of("target", "fuzz").toAbsolutePath());
            Path description = Files.writeString(
                    folder.resolve("openapi.json"),
                    caller.get("/api/openapi.json").text());
            Path report = folder.resolve("report.txt");
            Process process = new ProcessBuilder(command(caller, description))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(report.toFile())
                    .start();
            return process.waitFor() == 0 ? Optional.empty() : Optional.of(Files.readString(report));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static List<String> command(Caller caller, Path description) {
        String program = Optional.ofNullable(System.getenv(PROGRAM))
                .orElseThrow(() -> new IllegalStateException(PROGRAM + " does not name a program. Run ./erp prove."));
        List<String> command = new ArrayList<>(List.of(program, "--no-color", "run", description.toString()));
        command.addAll(List.of("--url", caller.api().toString(), "--checks", CHECKS, "--continue-on-failure"));
        // It tells by 503 that the tests have no cache.
        command.addAll(List.of("--exclude-path", "/health"));
        command.addAll(List.of("--max-examples", "25", "--seed", "1", "--suppress-health-check", "all"));
        caller.headers().forEach((name, value) -> command.addAll(List.of("--header", name + ": " + value)));
        return command;
    }
}
