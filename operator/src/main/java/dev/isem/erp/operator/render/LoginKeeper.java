package dev.isem.erp.operator.render;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;

/**
 * What the Secrets of a rotated login or key belong to: once it is deleted, the garbage collector takes them. The operator itself
 * may not delete a Secret, for whoever may can have the API server answer with its content.
 */
public final class LoginKeeper {

    private LoginKeeper() {}

    public static ConfigMap render(Release release, Login login) {
        return Rendered.seal(new ConfigMapBuilder()
                .withNewMetadata()
                .withName(Names.loginKeeper(release.name(), login.id()))
                .withNamespace(release.namespace())
                .withLabels(Labels.of(release, Marks.LOGIN_KEEPER))
                .withOwnerReferences(Rendered.owner(release.vertical()))
                .endMetadata()
                .addToData("role", login.role(release.name()))
                .build());
    }

    /** The same for a key that signs tokens. */
    public static ConfigMap ofKey(Release release, String id) {
        return Rendered.seal(new ConfigMapBuilder()
                .withNewMetadata()
                .withName(Names.signingKey(release.suiteName(), id))
                .withNamespace(release.namespace())
                .withLabels(Labels.of(release, Marks.LOGIN_KEEPER))
                .withOwnerReferences(Rendered.owner(release.vertical()))
                .endMetadata()
                .addToData("key", id)
                .build());
    }

    public static boolean is(HasMetadata object) {
        return object instanceof ConfigMap
                && object.getMetadata().getLabels() != null
                && Marks.LOGIN_KEEPER.equals(object.getMetadata().getLabels().get(Marks.COMPONENT));
    }

    /** For the Secrets of a login whose keeper is there. */
    static OwnerReference owner(HasMetadata keeper) {
        return new OwnerReferenceBuilder()
                .withApiVersion(keeper.getApiVersion())
                .withKind(keeper.getKind())
                .withName(keeper.getMetadata().getName())
                .withUid(keeper.getMetadata().getUid())
                .build();
    }
}
