package dev.sonde.cli.attach;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * One order to the agent in a JVM, and its answer: the jar is attached with the order as its argument, and the agent
 * writes the answer into a folder that is made for it and taken away again.
 */
public final class Errand {
    private static final long START_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long LOOK_AGAIN_MILLIS = 10;

    private final Target target;
    private final Attachment attachment;
    private final File jar;

    /**
     * @param jar the agent's, as this process sees it
     */
    public Errand(Target target, Attachment attachment, File jar) {
        this.target = target;
        this.attachment = attachment;
        this.jar = jar;
    }

    /**
     * Has it done.
     *
     * @param order such as {@code @status}
     * @param options {@code name=value}, commas between; may be empty
     * @return the answer, which is JSON
     * @throws IOException if the JVM refuses, or the agent does not answer within the attachment's patience
     */
    public String run(String order, String options) throws IOException, InterruptedException {
        String folder = JarPlace.privateFolder(target);
        Path reply = target.seenFromHere(folder + "/reply").toPath();
        JarPlace place = JarPlace.of(jar, target);
        boolean isKept = false;
        try {
            attachment.load(
                    place.path,
                    order + ",reply=" + folder + "/reply,jar=" + place.path + (options.isEmpty() ? "" : ',' + options));
            await(reply);
            String answer = new String(Files.readAllBytes(reply), StandardCharsets.UTF_8);
            // A version is told where an agent is there now.
            isKept = answer.contains("\"version\":");
            if (!isKept) {
                place.forget(target);
            }
            return answer;
        } finally {
            Files.deleteIfExists(reply);
            Files.deleteIfExists(reply.getParent());
            if (!isKept && place.isNew) {
                place.forget(target);
            }
        }
    }

    private void await(Path reply) throws IOException, InterruptedException {
        long startNanos = System.nanoTime();
        long patienceNanos = TimeUnit.SECONDS.toNanos(attachment.patienceSeconds);
        while (!Files.exists(reply)) {
            long waitedNanos = System.nanoTime() - startNanos;
            if (!new File(target.folder).exists()) {
                throw new IOException("it ended");
            } else if (waitedNanos > patienceNanos) {
                throw new IOException("the agent did not answer; the log of the service tells why");
            } else if (waitedNanos > START_NANOS
                    && !Target.hasThread(target.folder, Target.AGENT_THREAD)
                    && !Files.exists(reply)) {
                throw new IOException("the agent did not start: it leaves the JDK's tools and build tools alone");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        }
    }
}
