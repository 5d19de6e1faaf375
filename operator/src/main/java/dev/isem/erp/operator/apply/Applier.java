package dev.isem.erp.operator.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.isem.erp.operator.observe.Owned;
import dev.isem.erp.operator.plan.Plan;
import dev.isem.erp.operator.render.Names;
import dev.isem.erp.operator.render.Rendered;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out a plan's objects: writes what differs, by server-side apply, and leaves the rest alone. */
public final class Applier {

    private static final Logger LOG = LoggerFactory.getLogger(Applier.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KubernetesClient client;
    private final Credentials credentials;
    private final Memo memo = new Memo();

    public Applier(KubernetesClient client) {
        this.client = client;
        this.credentials = new Credentials(client);
    }

    /** Secrets come first, for what is started mounts them; deletions last, for they free what others were moved off. */
    public void apply(HasMetadata owner, Plan<?> plan, Owned live) {
        plan.credentials().forEach(credentials::ensure);
        plan.claim().ifPresent(claim -> create(claim));
        plan.start().ifPresent(job -> create(job));
        plan.apply().forEach(wanted -> apply(owner, wanted, live.like(wanted)));
        plan.delete().forEach(this::delete);
    }

    /** Created only: an existing Job of that name is the same run, and a volume keeps what is on it. */
    private void create(HasMetadata object) {
        try {
            client.resource(object).create();
            LOG.info("created {} {}", object.getKind(), object.getMetadata().getName());
        } catch (KubernetesClientException refused) {
            if (refused.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw refused;
            }
        }
    }

    private void apply(HasMetadata owner, HasMetadata wanted, Optional<HasMetadata> live) {
        if (live.isEmpty()) {
            introduce(owner, wanted);
            return;
        }
        if (live.get().getMetadata().getDeletionTimestamp() != null) {
            return;
        }
        JsonNode want = Rendered.sorted(JSON.valueToTree(wanted));
        String fingerprint = want.toString();
        if (memo.isDone(live.get(), fingerprint)) {
            return;
        }
        Optional<String> difference = Difference.first(want, JSON.valueToTree(live.get()), Names.MANAGER);
        if (difference.isEmpty()) {
            memo.found(live.get(), fingerprint);
            return;
        }
        HasMetadata written = force(wanted);
        memo.wrote(live.get(), written, fingerprint);
        LOG.info("applied {} {}: {}", wanted.getKind(), wanted.getMetadata().getName(), difference.get());
    }

    /** What somebody else has under this name is theirs, and stays as it is, even where our fields would fit into it. */
    private void introduce(HasMetadata owner, HasMetadata wanted) {
        memo.forget(wanted);
        HasMetadata found = client.resource(wanted).get();
        if (found != null && !isOurs(owner, found)) {
            throw new NameTaken(wanted);
        }
        try {
            if (found == null) {
                client.resource(wanted).fieldManager(Names.MANAGER).serverSideApply();
            } else {
                force(wanted); // ours, but out of the cache's sight: somebody took its labels away
            }
        } catch (KubernetesClientException refused) {
            throw refused.getCode() == HttpURLConnection.HTTP_CONFLICT ? new NameTaken(wanted) : refused;
        }
        LOG.info(
                "applied {} {}: it was not there",
                wanted.getKind(),
                wanted.getMetadata().getName());
    }

    private HasMetadata force(HasMetadata wanted) {
        return client.resource(wanted)
                .fieldManager(Names.MANAGER)
                .forceConflicts()
                .serverSideApply();
    }

    private static boolean isOurs(HasMetadata owner, HasMetadata found) {
        return found.getMetadata().getOwnerReferences().stream()
                .anyMatch(each -> owner.getMetadata().getUid().equals(each.getUid()));
    }

    /** Only in the very state that was looked at: if it changed since, that change wakes us to decide again. */
    private void delete(HasMetadata object) {
        memo.forget(object);
        try {
            client.resource(object)
                    .lockResourceVersion(object.getMetadata().getResourceVersion())
                    .delete();
            LOG.info("deleted {} {}", object.getKind(), object.getMetadata().getName());
        } catch (KubernetesClientException refused) {
            if (refused.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw refused;
            }
        }
    }
}
