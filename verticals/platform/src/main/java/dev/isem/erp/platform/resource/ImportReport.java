package dev.isem.erp.platform.resource;

import dev.isem.erp.platform.web.Language;
import dev.isem.erp.platform.web.Problem;
import java.util.List;

/**
 * What became of a file, or would have.
 *
 * @param rows how many records it holds
 * @param saved how many of them are stored; none in a preview
 * @param errors by row, the first record being 1, and field: {@code /3/code}
 */
public record ImportReport(int rows, int saved, List<Problem.Document.Entry> errors) {

    static ImportReport preview(int rows, List<Problem.FieldError> errors, Language language) {
        return new ImportReport(
                rows,
                0,
                errors.stream()
                        .map(error -> new Problem.Document.Entry(
                                error.pointer(), error.message().in(language)))
                        .toList());
    }
}
