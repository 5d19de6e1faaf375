package dev.isem.erp.platform.resource;

import dev.isem.erp.platform.web.Text;
import java.util.List;
import java.util.Optional;

/**
 * A named change of state, offered in the states it starts from.
 *
 * @param to the state it ends in, when changing the state is all it does
 */
public record Transition(String name, Text label, List<String> from, Optional<String> to, Choice.Tone tone) {

    public static Transition named(String name, String es, String en) {
        return new Transition(name, Text.of(es, en), List.of(), Optional.empty(), Choice.Tone.PRIMARY);
    }

    public Transition from(String... states) {
        return new Transition(name, label, List.of(states), to, tone);
    }

    public Transition to(String state) {
        return new Transition(name, label, from, Optional.of(state), tone);
    }

    public Transition toned(Choice.Tone newTone) {
        return new Transition(name, label, from, to, newTone);
    }
}
