package dev.isem.erp.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a request comes from. Each proxy on the way adds the address that it was asked from to the end of
 * {@code X-Forwarded-For}; what stands before the additions of our own was written by the visitor, and proves nothing.
 * So entries are counted from the end: ranges of "inner" addresses would believe a visitor from such a range.
 *
 * @param proxies how many there are between visitors and this process; 0 when they come by themselves
 */
public record ClientAddress(int proxies) {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    /** The visitor's address; that of whoever connected when fewer proxies spoke than there are. */
    public String of(HttpServletRequest request) {
        List<String> hops = Collections.list(request.getHeaders(FORWARDED_FOR)).stream()
                .flatMap(header -> Stream.of(header.split(",", -1)))
                .map(String::strip)
                .toList();
        return proxies == 0 || hops.size() < proxies ? request.getRemoteAddr() : hops.get(hops.size() - proxies);
    }
}
