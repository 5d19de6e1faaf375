package dev.isem.erp.operator.apply;

import dev.isem.erp.operator.plan.Plan;
import dev.isem.erp.operator.render.Names;
import dev.isem.erp.operator.render.Rendered;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells people what changed. The same news of the same manifest has the same name, so it cannot be told twice. */
public final class Events {

    private static final Logger LOG = LoggerFactory.getLogger(Events.class);
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    private static final int LONGEST_NOTE = 1000;

    private final KubernetesClient client;
    private final String reporter;

    /**
     * Events of one process.
     *
     * @param reporter its name
     */
    public Events(KubernetesClient client, String reporter) {
        this.client = client;
        this.reporter = reporter;
    }

    /** An Event that cannot be written is a pity, and no reason to stop: the status says the same. */
    public void tell(HasMetadata about, Plan.Note note, Instant now) {
        LOG.info("{}: {}", note.reason(), note.message());
        try {
            client.resource(event(about, note, now)).create();
        } catch (KubernetesClientException refused) {
            if (refused.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                LOG.warn("the Event {} was not written: {}", note.reason(), refused.getMessage());
            }
        }
    }

    private Event event(HasMetadata about, Plan.Note note, Instant now) {
        var metadata = about.getMetadata();
        String same = metadata.getUid() + metadata.getGeneration() + note.reason() + note.message();
        return new EventBuilder()
                .withNewMetadata()
                .withName(metadata.getName() + "." + Rendered.shortHash(same))
                .withNamespace(metadata.getNamespace())
                .endMetadata()
                .withEventTime(new MicroTime(MICROS.format(now)))
                .withType(note.warning() ? "Warning" : "Normal")
                .withReason(note.reason())
                .withAction("Reconcile")
                .withNote(
                        note.message().length() <= LONGEST_NOTE
                                ? note.message()
                                : note.message().substring(0, LONGEST_NOTE - 1) + "…")
                .withReportingController("erp.isem.dev/" + Names.MANAGER)
                .withReportingInstance(reporter)
                .withRegarding(new ObjectReferenceBuilder()
                        .withApiVersion(about.getApiVersion())
                        .withKind(about.getKind())
                        .withName(metadata.getName())
                        .withNamespace(metadata.getNamespace())
                        .withUid(metadata.getUid())
                        .build())
                .build();
    }
}
