package dev.isem.erp.platform.command;

import java.util.List;

/** Work of a vertical's own, done once by whoever calls its image by this name; a bean of the vertical. */
public interface Command {

    String name();

    /**
     * Does it.
     *
     * @param arguments what stood behind the name
     * @return what to tell whoever called it
     * @throws IllegalArgumentException with words for them, when nothing was done
     */
    String run(List<String> arguments);
}
