package dev.isem.erp.core.mail;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** A mail as it goes over the wire: headers and base64, ASCII in lines that end in CR LF (RFC 5322, 2045 and 2047). */
final class MimeText {

    private static final String END = "\r\n";

    /** An encoded word has at most 75 characters, of which 12 are its frame; a letter has up to four bytes. */
    private static final int BYTES_IN_A_WORD = 42;

    private final String sender;
    private final Clock clock;

    MimeText(String sender, Clock clock) {
        this.sender = sender;
        this.clock = clock;
    }

    String of(Mail mail) {
        String domain = sender.substring(sender.indexOf('@') + 1);
        String body = Base64.getMimeEncoder(76, END.getBytes(StandardCharsets.US_ASCII))
                .encodeToString(mail.text().getBytes(StandardCharsets.UTF_8));
        return String.join(
                END,
                "Date: "
                        + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                ZonedDateTime.now(clock.withZone(ZoneOffset.UTC))),
                "From: " + encoded("ERP Suite") + " <" + sender + ">",
                "To: <" + mail.to() + ">",
                "Message-ID: <" + UUID.randomUUID() + "@" + domain + ">",
                "Subject: " + encoded(mail.subject()),
                "Auto-Submitted: auto-generated",
                "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=UTF-8",
                "Content-Transfer-Encoding: base64",
                "",
                body,
                "");
    }

    /** As encoded words where it is not plain, so that nothing in it can begin another header. */
    static String encoded(String text) {
        if (text.chars().allMatch(letter -> letter >= ' ' && letter < 127) && !text.contains("=?")) {
            return text;
        }
        return String.join(END + " ", words(text));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int bytes = 0;
        for (int letter : text.codePoints().toArray()) {
            String one = Character.toString(letter);
            int size = one.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > BYTES_IN_A_WORD) {
                words.add(word(word.toString()));
                word.setLength(0);
                bytes = 0;
            }
            word.append(one);
            bytes += size;
        }
        words.add(word(word.toString()));
        return words;
    }

    private static String word(String text) {
        return "=?UTF-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?=";
    }
}
