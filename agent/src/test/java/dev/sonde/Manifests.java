package dev.sonde;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is in {@code docs/deploy}, read as Kubernetes and the Prometheus operator would read it. */
final class Manifests {

    static final Path FOLDER = Path.of("..", "docs", "deploy");

    private static final Map<String, Class<? extends HasMetadata>> TYPES = Map.of(
            "apps/v1 Deployment", Deployment.class,
            "v1 Secret", Secret.class,
            "monitoring.coreos.com/v1 PodMonitor", PodMonitor.class);

    private final List<HasMetadata> all = new ArrayList<>();

    private Manifests() {}

    /** Fails for a field that there is not, or that has another type. */
    static Manifests read() throws IOException {
        ObjectMapper yaml = new ObjectMapper(new YAMLFactory())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .setAnnotationIntrospector(new NothingElse());
        Manifests manifests = new Manifests();
        try (MappingIterator<JsonNode> documents = yaml.readerFor(JsonNode.class)
                .readValues(FOLDER.resolve("kubernetes.yaml").toFile())) {
            for (JsonNode each : documents.readAll()) {
                String type = each.path("apiVersion").asText() + " "
                        + each.path("kind").asText();
                manifests.all.add(yaml.treeToValue(each, TYPES.get(type)));
            }
        }
        return manifests;
    }

    <T> List<T> all(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T> T the(Class<T> type) {
        List<T> found = all(type);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " of " + type);
        }
        return found.get(0);
    }

    PodSpec pod() {
        return the(Deployment.class).getSpec().getTemplate().getSpec();
    }

    Container service() {
        return pod().getContainers().get(0);
    }

    /** The service's environment, without what the cluster fills in. */
    Map<String, String> environment() {
        return service().getEnv().stream()
                .filter(each -> each.getValue() != null)
                .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue));
    }

    /** The models keep fields that they do not know; here these are faults. */
    private static final class NothingElse extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return false;
        }
    }
}
