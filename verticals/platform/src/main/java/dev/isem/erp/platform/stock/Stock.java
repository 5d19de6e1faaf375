package dev.isem.erp.platform.stock;

import dev.isem.erp.platform.tenancy.Tenancy;
import dev.isem.erp.platform.web.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The stock of the current tenant in the tables {@code quants}, {@code moves} and {@code reservations} of one schema. Double
 * entry: what lies at one location was taken from another, so all locations of a product sum up to zero; supplier, customer
 * and the like may go below it, an internal location never, whoever asks at the same moment.
 *
 * <p>Only inside a transaction, whose commit lets the quants go. All goods that one transaction moves belong into one call:
 * a call takes its quants in sorted order and so never waits in a circle with another, two calls might.
 */
public final class Stock {

    /** By this screens and other verticals know it from every other refusal. */
    public static final String NOT_ENOUGH = "urn:erp:problem:not-enough-stock";

    private final JdbcClient jdbc;
    private final String schema;
    private final String products;
    private final Quants quants;
    private final Moves moves;
    private final Reservations reservations;

    /**
     * Over the tables of a schema, which has a table {@code locations} too.
     *
     * @param products table of what is kept there, named with its schema; refusals tell the {@code name}
     */
    public Stock(JdbcClient jdbc, String schema, String products) {
        this.jdbc = jdbc;
        this.schema = schema;
        this.products = products;
        this.quants = new Quants(jdbc, schema);
        this.moves = new Moves(jdbc, schema);
        this.reservations = new Reservations(jdbc, schema);
    }

    /**
     * Moves goods, in the order given.
     *
     * @throws Problem 409 of type {@link #NOT_ENOUGH} where an internal location has too little that is not reserved,
     *     pointing at the line; 409 where a reservation is closed or too small
     */
    public void post(List<Move> wanted) {
        useReservations(wanted);
        Ledger ledger = quants.hold(keysOf(wanted));
        List<Ledger.Moved> moved = new ArrayList<>();
        for (int line = 0; line < wanted.size(); line++) {
            moved.add(reckon(ledger, wanted.get(line), pointer(line, wanted)));
        }
        quants.write(ledger);
        for (int line = 0; line < wanted.size(); line++) {
            moves.insert(wanted.get(line), moved.get(line));
        }
    }

    /** Before any quant is held, and sorted too: whoever lets a reservation go holds it first and its quant then. */
    private void useReservations(List<Move> wanted) {
        wanted.stream()
                .filter(move -> move.reservation().isPresent())
                .sorted(Comparator.comparing(
                        move -> move.reservation().orElseThrow().toString()))
                .forEach(move -> reservations.use(move.reservation().orElseThrow(), move));
    }

    private Ledger.Moved reckon(Ledger ledger, Move move, String pointer) {
        BigDecimal reserved = move.reservation().isPresent() ? move.qty() : BigDecimal.ZERO;
        return switch (ledger.move(move, reserved)) {
            case Ledger.Moved moved -> moved;
            case Ledger.TooLittle less -> throw notEnough(less, move.qty(), pointer);
        };
    }

    /**
     * Moves what a draft says.
     *
     * @throws Problem 409 of type {@link #NOT_ENOUGH}; 404 when it is not a draft
     */
    public void confirm(UUID draft) {
        Move move = moves.draft(draft);
        Ledger ledger = quants.hold(keysOf(List.of(move)));
        Ledger.Moved moved = reckon(ledger, move, "/qty");
        quants.write(ledger);
        moves.finish(draft, moved);
    }

    /**
     * Takes back a done move by one that goes the other way; the first stays as it is.
     *
     * @param id of the new move
     * @throws Problem 409 when it was taken back before, or the goods have gone on
     */
    public void reverse(UUID done, UUID id) {
        Move move = moves.done(done);
        if (moves.isReversed(done)) {
            throw Problem.conflict(
                    "Este movimiento ya se revirtió. No se movió nada.",
                    "This move was reversed already. Nothing was moved.");
        }
        post(List.of(move.back(id)));
    }

    /**
     * Puts right what a count found: moves what there was more or less than the books said when it was counted, from or to
     * the location that stands for inventory differences. Products that were not counted stay as they are.
     *
     * @throws Problem 409 where less would be left than is reserved, or than nothing, pointing at the line
     */
    public List<Counted.Difference> adjust(UUID location, UUID outside, List<Counted> found, Move.Reason reason) {
        Ledger ledger = quants.hold(found.stream()
                .flatMap(line ->
                        Stream.of(new QuantKey(line.productId(), location), new QuantKey(line.productId(), outside)))
                .toList());
        List<Counted.Difference> differences = new ArrayList<>();
        List<Move> needed = new ArrayList<>();
        for (int line = 0; line < found.size(); line++) {
            Counted counted = found.get(line);
            QuantKey key = new QuantKey(counted.productId(), location);
            Quant quant = ledger.at(key);
            BigDecimal expected = counted.booked().orElse(quant.qty());
            BigDecimal added = counted.qty().subtract(expected);
            mustCoverReservations(quant, quant.qty().add(added), counted, line);
            differences.add(new Counted.Difference(counted.productId(), expected, added));
            if (added.signum() != 0) {
                needed.add(difference(key, outside, added)
                        .costing(ledger.unitCost(key, counted.unitCost()))
                        .because(reason));
            }
        }
        post(needed);
        return differences;
    }

    private static Move difference(QuantKey counted, UUID outside, BigDecimal added) {
        boolean surplus = added.signum() > 0;
        return Move.of(
                UUID.randomUUID(),
                counted.productId(),
                surplus ? outside : counted.locationId(),
                surplus ? counted.locationId() : outside,
                added.abs());
    }

    private void mustCoverReservations(Quant quant, BigDecimal left, Counted counted, int line) {
        if (left.compareTo(quant.reserved()) >= 0) {
            return;
        }
        String what = name(products, counted.productId());
        String reserved = plain(quant.reserved());
        String qty = plain(counted.qty());
        if (left.signum() < 0) {
            throw Problem.conflictAt(
                    "/lines/" + line + "/qty",
                    "De «" + what + "» se contaron " + qty + " y desde entonces salió más. Cuéntelo de nuevo; no se"
                            + " movió nada.",
                    qty + " of \"" + what + "\" were counted and more has left since then. Count it again; nothing was"
                            + " moved.");
        }
        throw Problem.conflictAt(
                "/lines/" + line + "/qty",
                "De «" + what + "» se contaron " + qty + " y hay " + reserved
                        + " con reserva. Libere primero reservas; no se movió nada.",
                qty + " of \"" + what + "\" were counted and " + reserved
                        + " are reserved. Release reservations first; nothing was moved.");
    }

    /**
     * Sets stock aside, all of it or none.
     *
     * @throws Problem 409 of type {@link #NOT_ENOUGH}, pointing at the line
     */
    public void reserve(List<Reservation> wanted) {
        Ledger ledger = quants.hold(wanted.stream().map(Reservation::key).toList());
        for (int line = 0; line < wanted.size(); line++) {
            Reservation one = wanted.get(line);
            String pointer = pointer(line, wanted);
            ledger.reserve(one.key(), one.qty()).ifPresent(less -> {
                throw notEnough(less, one.qty(), pointer);
            });
        }
        quants.write(ledger);
        wanted.forEach(reservations::insert);
    }

    /** Lets go what is left of reservations; those that are closed already stay as they are. */
    public void release(Collection<UUID> ids) {
        List<Reservations.Rest> rests = ids.stream()
                .sorted(Comparator.comparing(UUID::toString))
                .flatMap(id -> reservations.release(id).stream())
                .toList();
        Ledger ledger = quants.hold(rests.stream().map(Reservations.Rest::key).toList());
        rests.forEach(rest -> ledger.release(rest.key(), rest.qty()));
        quants.write(ledger);
    }

    /** Whether any of the product lies at a location that is not outside: internal, in transit or in production. */
    public boolean keeps(UUID productId) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM " + schema + ".quants WHERE tenant_id = :tenant"
                        + " AND product_id = :product AND usage IN ('internal', 'transit', 'production') AND qty <> 0)")
                .param("tenant", Tenancy.current())
                .param("product", productId)
                .query(Boolean.class)
                .single();
    }

    /** What does not add up; empty as long as nobody but the engine writes. */
    public List<Finding> verify() {
        return Verification.findings(jdbc, schema);
    }

    /** The same, for {@link NightlyVerification}. */
    public Reckoning reckoning() {
        return Verification.in(schema);
    }

    private static List<QuantKey> keysOf(List<Move> wanted) {
        return wanted.stream()
                .flatMap(move -> Stream.of(move.source(), move.target()))
                .toList();
    }

    private static String pointer(int line, List<?> lines) {
        return lines.size() == 1 ? "/qty" : "/lines/" + line + "/qty";
    }

    private Problem notEnough(Ledger.TooLittle less, BigDecimal wanted, String pointer) {
        QuantKey key = less.at().key();
        String what = name(products, key.productId());
        String where = name(schema + ".locations", key.locationId());
        return Problem.conflictAt(
                        pointer,
                        "No alcanza «" + what + "» en «" + where + "»: se piden " + plain(wanted) + " y hay "
                                + plain(less.available()) + " disponibles. No se movió nada.",
                        "There is not enough \"" + what + "\" at \"" + where + "\": " + plain(wanted) + " wanted, "
                                + plain(less.available()) + " available. Nothing was moved.")
                .typed(NOT_ENOUGH);
    }

    private String name(String table, UUID id) {
        return jdbc.sql("SELECT name FROM " + table + " WHERE tenant_id = :tenant AND id = :id")
                .param("tenant", Tenancy.current())
                .param("id", id)
                .query(String.class)
                .optional()
                .orElse("?");
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
