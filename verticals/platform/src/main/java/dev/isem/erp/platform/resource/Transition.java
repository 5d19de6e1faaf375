package dev.isem.erp.platform.resource;

import dev.isem.erp.platform.web.Text;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A named change of state, offered in the states it starts from.
 *
 * @param to the state it ends in, when changing the state is all it does
 * @param permission action of the resource's permission that it takes: approve unless said otherwise; one with a name of
 *     its own is called as the transition is
 * @param forSome further actions that it takes for some records, as the endpoints know
 * @param asked what the person must tell for it; stored in the resource's fields of the same names
 * @param forGood what it does, where no other act takes that back; screens say so and ask before they do it
 */
public record Transition(
        String name,
        Text label,
        List<String> from,
        Optional<String> to,
        Choice.Tone tone,
        String permission,
        List<Action> forSome,
        List<Field> asked,
        Optional<Text> forGood) {

    public static Transition named(String name, String es, String en) {
        return new Transition(
                name,
                Text.of(es, en),
                List.of(),
                Optional.empty(),
                Choice.Tone.PRIMARY,
                "approve",
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** Gives a draft up, for whoever may change it. */
    public static Transition cancelDraft() {
        return named("cancel", "Cancelar", "Cancel")
                .from("draft")
                .to("cancelled")
                .toned(Choice.Tone.ERROR)
                .needing("update")
                .irreversible(
                        "Ya no se puede usar. Queda en la lista con su número.",
                        "It can be used no more. It stays in the list with its number.");
    }

    public Transition from(String... states) {
        return new Transition(name, label, List.of(states), to, tone, permission, forSome, asked, forGood);
    }

    public Transition to(String state) {
        return new Transition(name, label, from, Optional.of(state), tone, permission, forSome, asked, forGood);
    }

    public Transition toned(Choice.Tone newTone) {
        return new Transition(name, label, from, to, newTone, permission, forSome, asked, forGood);
    }

    /** For whoever may create, read, update, delete, approve or {@code approve-…} such records. */
    public Transition needing(String action) {
        return new Transition(name, label, from, to, tone, action, forSome, asked, forGood);
    }

    /** Asked for too where the record is of much weight; the endpoint's {@code move} refuses whoever lacks it. */
    public Transition forSome(Action... actions) {
        return new Transition(name, label, from, to, tone, permission, List.of(actions), asked, forGood);
    }

    public Transition asking(Field... fields) {
        return new Transition(name, label, from, to, tone, permission, forSome, List.of(fields), forGood);
    }

    /** Never undone by another act, and said in a sentence, e.g. what is posted and what changes no more. */
    public Transition irreversible(String es, String en) {
        return new Transition(name, label, from, to, tone, permission, forSome, asked, Optional.of(Text.of(es, en)));
    }

    /** All that it may take. */
    Stream<Action> actions() {
        return Stream.concat(Stream.of(new Action(permission, label)), forSome.stream());
    }

    /**
     * One time that a record is to be moved.
     *
     * @param before the record as it is
     * @param version that it must still have
     * @param answers what the person told, by the fields asked for
     * @param made id for a record that the transition makes, the same one when the request is repeated
     */
    public record Step(Row before, int version, Transition transition, Values answers, UUID made) {

        /** Which transition it is. */
        public String name() {
            return transition.name();
        }
    }
}
