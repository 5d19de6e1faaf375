package dev.isem.erp.platform.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The migration scripts on the class path, each with the promise of its header; none is accepted without. */
public final class MigrationScripts {

    /** Where a vertical keeps its scripts. */
    public static final String LOCATION = "db/migration";

    private static final Pattern NAME = Pattern.compile("V(\\d{1,9})__[A-Za-z0-9_]+\\.sql");
    private static final Pattern CONFIGURATION = Pattern.compile("V\\d{1,9}__[A-Za-z0-9_]+\\.sql\\.conf");

    private final List<Script> scripts;
    private final Map<String, String> configurations;

    private MigrationScripts(List<Script> scripts, Map<String, String> configurations) {
        this.scripts = scripts;
        this.configurations = configurations;
    }

    /**
     * Fails a vertical's build when one of its scripts breaks the rules: call it in one unit test.
     *
     * @param location folder on the class path, usually {@link #LOCATION}
     * @throws InvalidMigrations naming every script that breaks a rule, and the rule
     */
    public static void check(String location) {
        MigrationScripts found = read(classLoader(), location);
        if (found.scripts().isEmpty()) {
            throw new InvalidMigrations(List.of("no script in " + location + " on the class path"));
        }
    }

    static MigrationScripts read(ClassLoader loader, String location) {
        SortedMap<Integer, Script> scripts = new TreeMap<>();
        SortedMap<String, String> configurations = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        ClassPathFolder.read(loader, location).forEach((name, texts) -> {
            if (texts.size() > 1) {
                problems.add(name + " is twice on the class path");
            } else if (CONFIGURATION.matcher(name).matches()) {
                configurations.put(name, texts.getFirst());
            } else {
                problemOf(name, texts.getFirst(), scripts).ifPresent(problems::add);
            }
        });
        if (!problems.isEmpty()) {
            throw new InvalidMigrations(problems);
        }
        return new MigrationScripts(List.copyOf(scripts.values()), configurations);
    }

    static ClassLoader classLoader() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return loader == null ? MigrationScripts.class.getClassLoader() : loader;
    }

    /** In the order of their versions. */
    List<Script> scripts() {
        return scripts;
    }

    /** Flyway's settings for single scripts, by file name. */
    Map<String, String> configurations() {
        return configurations;
    }

    /** Schema version of this image: its newest script; 0 without scripts. */
    int newest() {
        return scripts.isEmpty() ? 0 : scripts.getLast().version();
    }

    Optional<Script> ofVersion(int version) {
        return scripts.stream().filter(script -> script.version() == version).findFirst();
    }

    /** Files the script under its version, or tells what is wrong with it. */
    private static Optional<String> problemOf(String name, String text, Map<Integer, Script> scripts) {
        Matcher form = NAME.matcher(name);
        if (!form.matches()) {
            return Optional.of(
                    name + " is not named V001__words.sql (repeatable scripts and callbacks are not allowed)");
        }
        int version = Integer.parseInt(form.group(1));
        Optional<ScriptHeader> header = ScriptHeader.parse(text);
        if (header.isEmpty()) {
            return Optional.of(name
                    + " must begin with the line '-- erp: compatible', '-- erp: breaks-before <schema version>' or"
                    + " '-- erp: contracts-before <schema version>'");
        }
        OptionalInt breaksBefore = header.get().breaksBefore();
        if (version < 1 || breaksBefore.orElse(version) > version || breaksBefore.orElse(1) < 1) {
            return Optional.of(name + " cannot break before " + breaksBefore.orElse(version)
                    + ": that must be a schema version from 1 to its own");
        }
        boolean contracts = header.get().contracts();
        if (contracts && breaksBefore.orElse(version) == version) {
            return Optional.of(name + " cannot contract before its own version " + version
                    + ": it runs after the code that it came with, which must work without it");
        }
        Script same = scripts.putIfAbsent(version, new Script(version, name, breaksBefore, contracts, text));
        return same == null ? Optional.empty() : Optional.of(name + " has the same version as " + same.name());
    }
}
