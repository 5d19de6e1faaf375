package dev.isem.erp.platform.numbering;

import java.util.Locale;

/**
 * The number by which people call a document, as {@code OC-2026-000017}.
 *
 * @param series capital letters and digits, at most ten; one for each kind of document
 * @param year in which the series began to count anew; 0 for one that never does
 */
public record Folio(String series, int year, long number) {

    @Override
    public String toString() {
        return year == 0
                ? String.format(Locale.ROOT, "%s-%06d", series, number)
                : String.format(Locale.ROOT, "%s-%d-%06d", series, year, number);
    }
}
