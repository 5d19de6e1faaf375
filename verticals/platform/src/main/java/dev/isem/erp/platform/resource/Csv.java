package dev.isem.erp.platform.resource;

import dev.isem.erp.platform.web.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tables as text, as RFC 4180 has them and spreadsheets read and write them. */
final class Csv {

    /** By it a spreadsheet knows that the file is UTF-8. */
    static final String MARK = "\uFEFF";

    /** Where a cell begins, also to a spreadsheet that splits the line at another character. */
    private static final String BEGINNING = "(?:^|(?<=[;\\t\\r\\n]))";

    /** A cell that goes on so is run as a formula, unless an apostrophe stands before it. */
    private static final String FORMULA = "(?=['\"]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])";

    private static final Pattern DANGER = Pattern.compile(BEGINNING + FORMULA);
    private static final Pattern NEUTRAL = Pattern.compile(BEGINNING + "'" + FORMULA);

    private Csv() {}

    static String line(List<String> cells) {
        return cells.stream().map(Csv::quoted).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** A text that no spreadsheet runs as a formula. */
    static String neutral(String text) {
        return DANGER.matcher(text).replaceAll("'");
    }

    /** The text that was made neutral. */
    static String original(String cell) {
        return NEUTRAL.matcher(cell).replaceAll("");
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n' || c == ';');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    /**
     * The lines of a file, the names among them; a line with nothing in it is left out. Of a file with more lines than
     * this many one more is read, and the rest is not looked at.
     */
    static List<List<String>> parse(byte[] file, int most) {
        String text = decoded(file);
        String names = text.lines().findFirst().orElse("");
        char separator = names.contains(";") && !names.contains(",") ? ';' : ',';
        return new Reader(text, separator).lines(most);
    }

    private static String decoded(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith(MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            throw Problem.badRequest(
                    "El archivo no está en UTF-8. Guárdelo como «CSV UTF-8».",
                    "The file is not in UTF-8. Save it as \"CSV UTF-8\".");
        }
    }

    /** Reads character by character, for a quoted cell may hold separators and line ends. */
    private static final class Reader {
        private final String text;
        private final char separator;
        private final List<List<String>> lines = new ArrayList<>();
        private List<String> line = new ArrayList<>();
        private int at;

        Reader(String text, char separator) {
            this.text = text;
            this.separator = separator;
        }

        List<List<String>> lines(int most) {
            while (at < text.length() && lines.size() <= most) {
                line.add(text.charAt(at) == '"' ? quoted() : plain());
                if (at >= text.length() || text.charAt(at) != separator) {
                    endLine();
                } else {
                    at++;
                    if (at == text.length() || isEnd(text.charAt(at))) {
                        line.add("");
                        endLine();
                    }
                }
            }
            return lines;
        }

        private String plain() {
            int start = at;
            while (at < text.length() && text.charAt(at) != separator && !isEnd(text.charAt(at))) {
                at++;
            }
            return text.substring(start, at);
        }

        private String quoted() {
            StringBuilder cell = new StringBuilder();
            at++;
            while (at < text.length()) {
                char next = text.charAt(at++);
                if (next != '"') {
                    cell.append(next);
                } else if (at < text.length() && text.charAt(at) == '"') {
                    cell.append('"');
                    at++;
                } else {
                    return cell + plain();
                }
            }
            throw Problem.badRequest("Una comilla no se cierra.", "A quotation mark is not closed.");
        }

        private void endLine() {
            while (at < text.length() && isEnd(text.charAt(at))) {
                at++;
            }
            if (line.stream().anyMatch(cell -> !cell.isBlank())) {
                lines.add(List.copyOf(line));
            }
            line = new ArrayList<>();
        }

        private static boolean isEnd(char c) {
            return c == '\n' || c == '\r';
        }
    }
}
