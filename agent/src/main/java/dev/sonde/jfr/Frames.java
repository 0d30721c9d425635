package dev.sonde.jfr;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;

/** Turns stack traces into names of calls, the same in every run of a service. For one thread. */
public final class Frames {

    /** On top of the calls that a stack too deep does not show. */
    private static final String TRUNCATED = "(truncated)";
    /** Instead of a stack that the JVM could not walk. */
    private static final String UNWALKED = "(stack not walked)";

    /** A method that the JVM does not name, as Java 8 does now and then. */
    private static final String UNKNOWN = "(unknown)";

    private static final int MOST_METHODS = 20_000;
    // Numbers and addresses of classes that are made while the service runs.
    private static final Pattern MADE_LAMBDA = Pattern.compile("\\$\\$Lambda[$/.0-9a-fx+]*");
    private static final Pattern MADE_NUMBER = Pattern.compile(
            "((?:Accessor|Proxy|BySpringCGLIB\\$\\$|SpringCGLIB\\$\\$|LambdaForm\\$[A-Z]+)\\$?)[0-9a-f]+");
    private static final Pattern HIDDEN = Pattern.compile("[/+.]0x[0-9a-f]+");

    // The parser gives one object for a method as long as it reads one chunk.
    private final IdentityHashMap<RecordedMethod, String> names = new IdentityHashMap<>();

    /** Names of the calls, the outermost first. */
    public List<String> bottomFirst(RecordedStackTrace trace) {
        return bottomFirst(trace, null);
    }

    /**
     * Names of the calls, the outermost first.
     *
     * @param top goes on top of them, unless null
     */
    public List<String> bottomFirst(RecordedStackTrace trace, String top) {
        List<String> calls = new ArrayList<>();
        if (top != null) {
            calls.add(top);
        }
        if (trace == null) {
            calls.add(UNWALKED);
        } else {
            for (RecordedFrame frame : trace.getFrames()) {
                if (frame.isJavaFrame()) {
                    calls.add(name(frame.getMethod()));
                }
            }
            if (trace.isTruncated()) {
                calls.add(TRUNCATED);
            }
        }
        Collections.reverse(calls);
        return calls;
    }

    private String name(RecordedMethod method) {
        if (method == null) {
            return UNKNOWN;
        }
        String known = names.get(method);
        if (known != null) {
            return known;
        }
        if (names.size() == MOST_METHODS) {
            names.clear();
        }
        String name = stable(method.getType().getName()) + '.' + method.getName();
        names.put(method, name);
        return name;
    }

    /** A class's name without what differs from run to run. */
    static String stable(String className) {
        String withoutAddress = HIDDEN.matcher(className).replaceAll("");
        String lambda = MADE_LAMBDA.matcher(withoutAddress).replaceAll("\\$\\$Lambda");
        return MADE_NUMBER.matcher(lambda).replaceAll("$1").replace('/', '.');
    }

    /** Forgets the methods of chunks gone by. */
    void forget() {
        names.clear();
    }
}
