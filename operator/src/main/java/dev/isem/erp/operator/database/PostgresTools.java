package dev.isem.erp.operator.database;

import dev.isem.erp.steps.DatabaseAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * {@code pg_dump} and {@code pg_restore} as child processes, started through their own dynamic linker: they come with
 * their own C library.
 *
 * @param home folder with {@code bin} and {@code lib}
 * @param login the role that they log in as
 */
record PostgresTools(Path home, DatabaseAddress address, String login, String password, String owner) {

    /** A program that ended with an error, in its own last words. */
    static final class Failed extends Exception {

        private static final long serialVersionUID = 1L;

        private static final Pattern PASSING = Pattern.compile(
                "could not connect|connection to server|server closed the connection|terminating connection"
                        + "|lock timeout|starting up|shutting down");

        private final String why;

        Failed(String program, int exitCode, String complaint) {
            this.why = program + " ended with code " + exitCode + ": "
                    + (complaint.isEmpty() ? "it gave no reason" : complaint);
        }

        @Override
        public String getMessage() {
            return why;
        }

        /** Whether the same call may succeed later with nothing changed. */
        boolean isPassing() {
            return PASSING.matcher(why).find();
        }

        boolean isDiskFull() {
            return why.contains("No space left on device");
        }
    }

    /** Takes in what a program prints. */
    @FunctionalInterface
    private interface Reader<T> {
        T read(BufferedReader lines) throws IOException;
    }

    /** One table's rows begin. */
    private static final Pattern COPY = Pattern.compile("COPY (\\S+) .*FROM stdin;");

    private static final String END_OF_ROWS = "\\.";

    /** Lines of a program's complaint that are worth telling; the last ones say why it gave up. */
    private static final int LINES = 3;

    /** The same in another database of the server. */
    PostgresTools at(DatabaseAddress other) {
        return new PostgresTools(home, other, login, password, owner);
    }

    /** Writes the schemas as they were in the snapshot, every tenant's rows, in PostgreSQL's custom format. */
    void dump(List<String> schemas, String snapshot, Path file) throws IOException, Failed {
        List<String> options = reading(schemas, snapshot);
        options.addAll(List.of("--compress=zstd", "--file=" + file));
        run("pg_dump", connected(options), PostgresTools::ignore);
    }

    private static List<String> reading(List<String> schemas, String snapshot) {
        List<String> options = new ArrayList<>(List.of(
                "--format=custom",
                "--enable-row-security",
                "--strict-names",
                "--lock-wait-timeout=5000",
                "--snapshot=" + snapshot));
        schemas.forEach(schema -> options.add("--schema=" + schema));
        return options;
    }

    /** Writes what stands upon the rows, such as indexes, keys and policies; see {@link #dump}. */
    void dumpUponRows(List<String> schemas, String snapshot, Path file) throws IOException, Failed {
        List<String> options = reading(schemas, snapshot);
        options.addAll(List.of("--section=post-data", "--file=" + file));
        run("pg_dump", connected(options), PostgresTools::ignore);
    }

    /** Brings the schemas' tables, code and rows into another database, from one program to the next and by no file. */
    void copyTo(PostgresTools other, List<String> schemas, String snapshot) throws IOException, Failed {
        List<String> options = reading(schemas, snapshot);
        options.addAll(List.of("--section=pre-data", "--section=data", "--compress=none"));
        List<Process> both = ProcessBuilder.startPipeline(List.of(
                builder("pg_dump", connected(options)),
                other.builder(
                        "pg_restore",
                        other.connected(List.of(
                                "--exit-on-error", "--enable-row-security", "--dbname=" + other.address.database())))));
        try {
            var complaints = both.stream()
                    .map(process -> CompletableFuture.supplyAsync(() -> lastWords(process.getErrorStream())))
                    .toList();
            // Who writes fails too when the reader ends, so the reader speaks first.
            judge("pg_restore", both.getLast(), complaints.getLast());
            judge("pg_dump", both.getFirst(), complaints.getFirst());
        } finally {
            both.forEach(Process::destroyForcibly);
        }
    }

    private static void judge(String program, Process process, CompletableFuture<String> complaint)
            throws IOException, Failed {
        try {
            int exitCode = process.waitFor();
            if (exitCode != 0) {
                throw new Failed(program, exitCode, complaint.join());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while " + program + " ran", stopped);
        }
    }

    /** Entries of the dump, a line each, in the form that {@code --use-list} takes. */
    List<String> list(Path file) throws IOException, Failed {
        return run(
                "pg_restore",
                List.of("--list", file.toString()),
                lines -> lines.lines().filter(line -> !line.startsWith(";")).toList());
    }

    /** Reads the whole dump and counts the rows in it, by table. */
    SortedMap<String, Long> rows(Path file) throws IOException, Failed {
        return run("pg_restore", List.of("--data-only", "--file=-", file.toString()), PostgresTools::count);
    }

    /** Brings the listed entries into the database, all of them or none. */
    void restore(Path file, Path list) throws IOException, Failed {
        run(
                "pg_restore",
                connected(List.of(
                        "--single-transaction",
                        "--exit-on-error",
                        "--enable-row-security",
                        "--use-list=" + list,
                        "--dbname=" + address.database(),
                        file.toString())),
                PostgresTools::ignore);
    }

    private List<String> connected(List<String> options) {
        return Stream.concat(Stream.of("--role=" + owner, "--no-password"), options.stream())
                .toList();
    }

    private <T> T run(String program, List<String> options, Reader<T> reader) throws IOException, Failed {
        Process process = builder(program, options).start();
        // Both pipes are emptied at once: a full one would stop the program.
        var complaint = CompletableFuture.supplyAsync(() -> lastWords(process.getErrorStream()));
        try (BufferedReader lines = process.inputReader(StandardCharsets.ISO_8859_1)) {
            T result = reader.read(lines);
            judge(program, process, complaint);
            return result;
        } finally {
            process.destroyForcibly();
        }
    }

    private ProcessBuilder builder(String program, List<String> options) {
        Path libraries = home.resolve("lib");
        List<String> command = new ArrayList<>(List.of(
                libraries.resolve("ld-linux-x86-64.so.2").toString(),
                "--library-path",
                libraries.toString(),
                home.resolve("bin").resolve(program).toString()));
        command.addAll(options);
        var builder = new ProcessBuilder(command);
        Map<String, String> env = builder.environment();
        env.clear();
        env.putAll(Map.of(
                "LC_ALL",
                "C.UTF-8",
                "PGHOST",
                address.host(),
                "PGPORT",
                String.valueOf(address.port()),
                "PGDATABASE",
                address.database(),
                "PGUSER",
                login,
                "PGPASSWORD",
                password,
                "PGSSLMODE",
                address.tls().mode(),
                "PGGSSENCMODE",
                "disable",
                "PGCONNECT_TIMEOUT",
                "10",
                "PGOPTIONS",
                "-c client_connection_check_interval=2s -c lock_timeout=5s"));
        if (!address.tls().authority().isEmpty()) {
            env.put("PGSSLROOTCERT", address.tls().authority());
        }
        return builder;
    }

    private static SortedMap<String, Long> count(BufferedReader lines) throws IOException {
        var rows = new TreeMap<String, Long>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher copy = COPY.matcher(line);
            if (copy.matches()) {
                rows.merge(copy.group(1), rowsUntilEnd(lines), Long::sum);
            }
        }
        return rows;
    }

    private static long rowsUntilEnd(BufferedReader lines) throws IOException {
        long rows = 0;
        for (String line = lines.readLine(); line != null && !line.equals(END_OF_ROWS); line = lines.readLine()) {
            rows++;
        }
        return rows;
    }

    private static boolean ignore(BufferedReader lines) throws IOException {
        while (lines.readLine() != null) {
            // Only to keep the pipe empty.
        }
        return true;
    }

    /** DETAIL and CONTEXT may quote rows, so they are left out. */
    private static String lastWords(InputStream errors) {
        try (errors) {
            List<String> lines = new String(errors.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.matches("pg_(dump|restore): (error|detail: Query).*|.*ERROR: .*"))
                    .filter(line -> !line.contains("DETAIL:"))
                    .toList();
            return String.join("; ", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
