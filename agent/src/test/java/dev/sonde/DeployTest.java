package dev.sonde;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sonde.base.Option;
import dev.sonde.base.Options;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.openshift.api.model.monitoring.v1.PodMetricsEndpoint;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That what is in docs/deploy fits together, and is what those who read it know. */
final class DeployTest {

    @TempDir
    private Path folder;

    private final Manifests manifests;

    DeployTest() throws IOException {
        manifests = Manifests.read();
    }

    @Test
    void thePodsEnvironmentHoldsOptionsThatThereAre() throws IOException {
        Set<String> known = Options.ALL.stream().map(DeployTest::variable).collect(Collectors.toSet());
        Set<String> used = new TreeSet<>();
        manifests.service().getEnv().forEach(each -> used.add(each.getName()));
        for (String line : Files.readAllLines(Manifests.FOLDER.resolve("systemd.conf"))) {
            if (line.startsWith("Environment=")) {
                used.add(line.split("=")[1]);
            }
        }
        assertTrue(used.remove("JAVA_TOOL_OPTIONS"));
        assertTrue(known.containsAll(used), used::toString);
    }

    @Test
    void theJarIsWhereTheInitContainerPutsIt() throws IOException {
        String image = Files.readString(Manifests.FOLDER.resolve("Dockerfile"));
        Container init = manifests.pod().getInitContainers().get(0);
        String folderOfInit = mounts(init).get("sonde");
        assertTrue(image.contains(" mv " + folderOfInit + "/sonde.jar.part " + folderOfInit + "/sonde.jar\""), image);
        String jar = mounts(manifests.service()).get("sonde") + "/sonde.jar";
        assertEquals("-javaagent:" + jar, manifests.environment().get("JAVA_TOOL_OPTIONS"));
    }

    @Test
    void theMonitorAsksThePortThatTheAgentServes() {
        PodMonitor monitor = manifests.the(PodMonitor.class);
        PodMetricsEndpoint endpoint = monitor.getSpec().getPodMetricsEndpoints().get(0);
        List<ContainerPort> ports = manifests.service().getPorts();
        ContainerPort port = ports.stream()
                .filter(each -> each.getName().equals(endpoint.getPort()))
                .findFirst()
                .orElseThrow();
        assertEquals(Options.PORT.defaultValue, String.valueOf(port.getContainerPort()));
        Deployment deployment = manifests.the(Deployment.class);
        Map<String, String> labels =
                deployment.getSpec().getTemplate().getMetadata().getLabels();
        assertEquals(labels, monitor.getSpec().getSelector().getMatchLabels());
        assertEquals(labels, deployment.getSpec().getSelector().getMatchLabels());
        Map<String, String> annotations =
                deployment.getSpec().getTemplate().getMetadata().getAnnotations();
        assertEquals(Options.PORT.defaultValue, annotations.get("prometheus.io/port"));
    }

    @Test
    void everySecretThatIsNamedIsThereWithItsKeys() {
        Map<String, Set<String>> keys = manifests.all(Secret.class).stream()
                .collect(Collectors.toMap(
                        each -> each.getMetadata().getName(),
                        each -> each.getStringData().keySet()));
        PodMetricsEndpoint endpoint = manifests
                .the(PodMonitor.class)
                .getSpec()
                .getPodMetricsEndpoints()
                .get(0);
        assertTrue(keys.get(endpoint.getBasicAuth().getPassword().getName())
                .contains(endpoint.getBasicAuth().getPassword().getKey()));
        assertTrue(keys.get(endpoint.getBasicAuth().getUsername().getName())
                .contains(endpoint.getBasicAuth().getUsername().getKey()));
        String users = mounts(manifests.service()).get("sonde-users") + "/users";
        assertEquals(users, manifests.environment().get(variable(Options.AUTH_USERS)));
        assertTrue(keys.get("sonde-users").contains("users"));
    }

    @Test
    void theImagesCommandPutsAWholeJarInPlace() throws IOException, InterruptedException {
        String image = Files.readString(Manifests.FOLDER.resolve("Dockerfile"));
        String script = image.substring(image.indexOf("\"-c\", \"") + 7, image.lastIndexOf("\"]"))
                .replace("/sonde/", folder + "/from/")
                .replace("/agent/", folder + "/to/");
        Files.createDirectory(folder.resolve("to"));
        Files.writeString(Files.createDirectory(folder.resolve("from")).resolve("sonde.jar"), "a jar");
        assertEquals(
                0, new ProcessBuilder("sh", "-c", script).inheritIO().start().waitFor(), script);
        assertEquals("a jar", Files.readString(folder.resolve("to/sonde.jar")));
        assertEquals(1, folder.resolve("to").toFile().list().length);
    }

    @Test
    void systemdReadsTheDropIn() throws IOException, InterruptedException {
        Path analyze = Path.of("/usr/bin/systemd-analyze");
        assumeTrue(Files.isExecutable(analyze), "no systemd-analyze");
        Path unit = Files.writeString(folder.resolve("shop.service"), "[Service]\nExecStart=/bin/true\n");
        Path dropIns = Files.createDirectory(folder.resolve("shop.service.d"));
        Files.copy(Manifests.FOLDER.resolve("systemd.conf"), dropIns.resolve("sonde.conf"));
        Process process = new ProcessBuilder(analyze.toString(), "verify", "--man=no", unit.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        assertTrue(!said.contains("sonde.conf"), said);
    }

    private static Map<String, String> mounts(Container container) {
        return container.getVolumeMounts().stream()
                .collect(Collectors.toMap(VolumeMount::getName, VolumeMount::getMountPath));
    }

    private static String variable(Option option) {
        return "SONDE_" + option.key.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
