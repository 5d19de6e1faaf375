package dev.isem.erp.core.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class MimeTextTest {

    private final MimeText mime =
            new MimeText("no-reply@erp.example", Clock.fixed(Instant.parse("2026-11-29T05:00:00Z"), ZoneOffset.UTC));

    @Test
    void aMailIsAsciiInShortLinesThatEndAsTheProtocolWants() {
        String text = "Elija su contraseña aquí:\n".repeat(40);
        String mail = mime.of(new Mail("ana@norte.example", "Elija otra contraseña", text));
        assertThat(mail).isEqualTo(new String(mail.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII));
        assertThat(mail.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(mail.lines()).allMatch(line -> line.length() <= 998);
        assertThat(mail.lines().limit(3))
                .containsExactly(
                        "Date: Sun, 29 Nov 2026 05:00:00 GMT",
                        "From: ERP Suite <no-reply@erp.example>",
                        "To: <ana@norte.example>");
        assertThat(mail).endsWith("\r\n");
        byte[] body = Base64.getMimeDecoder().decode(mail.substring(mail.indexOf("\r\n\r\n")));
        assertThat(new String(body, StandardCharsets.UTF_8)).isEqualTo(text);
    }

    @Test
    void nothingInASubjectBeginsAnotherHeader() {
        String mail = mime.of(new Mail("ana@norte.example", "Hola\r\nBcc: all@norte.example", "x"));
        assertThat(mail).doesNotContain("Bcc:");
    }

    @Test
    void aLongSubjectIsCutBetweenLettersIntoWordsThatFit() {
        String subject = "Invitación a Construcciones y Edificaciones Ñandú, S. A. de C. V. 😀😀😀😀😀😀😀😀😀😀";
        String encoded = MimeText.encoded(subject);
        StringBuilder decoded = new StringBuilder();
        for (String word : encoded.split("\r\n ", -1)) {
            assertThat(word).startsWith("=?UTF-8?B?").endsWith("?=").hasSizeLessThanOrEqualTo(75);
            decoded.append(new String(
                    Base64.getDecoder().decode(word.substring(10, word.length() - 2)), StandardCharsets.UTF_8));
        }
        assertThat(decoded).hasToString(subject);
        assertThat(MimeText.encoded("Plain, as it is")).isEqualTo("Plain, as it is");
    }

    @Test
    void anAddressThatCouldSayMoreIsNone() {
        assertThat(Mail.isAddress("ana.o'hara+erp@norte.example")).isTrue();
        assertThat(Mail.isAddress("a@b.example> SIZE=1")).isFalse();
        assertThat(Mail.isAddress("a@b.example\r\nRCPT TO:<c@d.example>")).isFalse();
        assertThat(Mail.isAddress("a,b@c.example")).isFalse();
    }

    @Test
    void aMailThatIsPrintedShowsNoSecret() {
        assertThat(new Mail("ana@norte.example", "Hola", "http://x/reset#secret"))
                .hasToString("Mail to ana@norte.example: Hola");
        assertThat(Mail.quoted("  Ana\r\n\thttp://x " + "y".repeat(100)))
                .doesNotContain("\n", "\r")
                .hasSize(81);
    }
}
