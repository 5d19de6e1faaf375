package dev.isem.erp.core.signin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Passwords that are long enough and guessed at once all the same: those that many people chose, and those that are nothing
 * but a word that everybody thinks of here, however often it is written and whatever digits and signs stand around it.
 */
final class GuessedPasswords {

    private static final String FILE = "common-passwords.txt";

    /** The product's names, and what people put a year behind. */
    private static final List<String> WORDS = List.of(
            "erp",
            "erpsuite",
            "erpcore",
            "erpbase",
            "password",
            "contrasena",
            "clave",
            "qwerty",
            "admin",
            "administrator",
            "administrador",
            "bienvenido",
            "welcome");

    private static final Pattern NO_LETTERS = Pattern.compile("\\P{L}+");

    /** Read when somebody first chooses a password; most pods never need it. */
    private static final class Common {
        private static final Set<String> ALL = read();
    }

    private GuessedPasswords() {}

    /**
     * Whether somebody who knows the person would try this early.
     *
     * @param known what is known of them: their e-mail, and names of their companies
     */
    static boolean contain(String password, Collection<String> known) {
        String letters = lettersOf(password);
        return Common.ALL.contains(password.strip().toLowerCase(Locale.ROOT))
                || Stream.concat(WORDS.stream(), known.stream().flatMap(GuessedPasswords::wordsOf))
                        .anyMatch(word -> isNothingBut(word, letters));
    }

    /** Of an e-mail also what stands before the at sign. */
    private static Stream<String> wordsOf(String known) {
        return Stream.of(known, known.substring(0, known.contains("@") ? known.indexOf('@') : known.length()))
                .map(GuessedPasswords::lettersOf)
                .filter(word -> !word.isEmpty());
    }

    private static boolean isNothingBut(String word, String letters) {
        return !letters.isEmpty() && letters.replace(word, "").isEmpty();
    }

    /** Small, and without the accents that some write and some do not. */
    private static String lettersOf(String text) {
        return NO_LETTERS
                .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
    }

    private static Set<String> read() {
        try (InputStream file = GuessedPasswords.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is not in the image");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Stream.of(line.split(" ", -1)))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
