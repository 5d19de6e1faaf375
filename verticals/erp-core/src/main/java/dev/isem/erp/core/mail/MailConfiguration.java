package dev.isem.erp.core.mail;

import dev.isem.erp.platform.resource.Store;
import dev.isem.erp.platform.settings.Settings;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Wires how mails leave: a folder wins over a server, so that nothing leaves by mistake where somebody only tries. */
@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    @Bean
    Mailroom mailroom(Store store, List<Letter> letters, Settings settings, Environment environment, Clock clock) {
        MailSettings mail =
                MailSettings.from(environment, settings.publicOrigin().getHost());
        return new Mailroom(store, delivery(mail, new MimeText(mail.sender(), clock), clock), letters);
    }

    private static @Nullable Delivery delivery(MailSettings mail, MimeText mime, Clock clock) {
        if (mail.drop().isPresent()) {
            return new FileDrop(mail.drop().get(), mime, clock);
        }
        return mail.server()
                .map(server -> new Smtp(server, mail.sender(), mime, (SSLSocketFactory) SSLSocketFactory.getDefault()))
                .orElse(null);
    }
}
