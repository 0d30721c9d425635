package dev.sonde.rivals.service;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import javax.management.JMException;
import javax.management.ObjectName;

/** What a service says to the bench: its port, then what its JVM has allocated, for each line that it gets. */
final class Asked {

    private static final String SAID = "service: ";

    private Asked() {}

    /** Returns when the bench is gone. */
    static void listeningOn(int port) throws IOException, JMException {
        System.out.println(SAID + port);
        BufferedReader questions = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
        while (questions.readLine() != null) {
            System.out.println(SAID + allocatedBytes());
        }
    }

    // Not by a method: those of Java 17's later updates have it, and Java 17's documented interface has not.
    private static Object allocatedBytes() throws JMException {
        return ManagementFactory.getPlatformMBeanServer()
                .getAttribute(new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME), "TotalThreadAllocatedBytes");
    }
}
