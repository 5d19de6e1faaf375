package dev.isem.erp.platform.migrate;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * The scripts that the database lacks, and which of them may run now. A script that contracts waits until no pod of an
 * older version lives; it is then run by itself, after the roll-out.
 *
 * @param now in the order of their versions
 * @param held contracting scripts for which it is too early
 * @param stranded scripts that this version's code needs, behind one for which it is too early
 */
record Pending(List<Script> now, List<Script> held, List<Script> stranded) {

    /**
     * Sorts the scripts of an image.
     *
     * @param from schema version of the database
     * @param settled whether no pod of an older version lives
     */
    static Pending of(List<Script> scripts, int from, boolean settled) {
        List<Script> lacking =
                scripts.stream().filter(script -> script.version() > from).toList();
        int early = settled ? lacking.size() : firstContracting(lacking);
        List<Script> held = lacking.subList(early, lacking.size());
        return new Pending(
                lacking.subList(0, early),
                held.stream().filter(Script::contracts).toList(),
                held.stream().filter(script -> !script.contracts()).toList());
    }

    /** Schema version after the scripts that may run now. */
    int reaches(int from) {
        return now.isEmpty() ? from : now.getLast().version();
    }

    /** All that runs sooner or later: a plan is approved as a whole. */
    List<Script> all() {
        return Stream.concat(now.stream(), held.stream()).toList();
    }

    /** The same only for the same texts in the same order on the same schema. */
    String fingerprint(int from) {
        CRC32C sum = new CRC32C();
        sum.update(String.valueOf(from).getBytes(StandardCharsets.UTF_8));
        all().forEach(script ->
                sum.update((script.name() + "\0" + script.text() + "\0").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().toHexDigits((int) sum.getValue());
    }

    static List<String> names(List<Script> scripts) {
        return scripts.stream().map(Script::name).toList();
    }

    private static int firstContracting(List<Script> lacking) {
        for (int index = 0; index < lacking.size(); index++) {
            if (lacking.get(index).contracts()) {
                return index;
            }
        }
        return lacking.size();
    }
}
