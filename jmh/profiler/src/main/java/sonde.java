import dev.sonde.jmh.profiler.Sonde;
import org.openjdk.jmh.profile.ProfilerException;

/**
 * {@code -prof sonde}. JMH finds a profiler by a label that is built in, or by the name of its class: a class that is
 * to be found by one word has this name and no package. A service file is read too, but only for whole names.
 */
@SuppressWarnings("DefaultPackage")
public final class sonde extends Sonde {

    /** As Java's service loader makes it, for {@code -lprof}. */
    public sonde() throws ProfilerException {
        super("");
    }

    /**
     * As JMH makes it.
     *
     * @param options such as {@code top=5;jfr=false}
     */
    public sonde(String options) throws ProfilerException {
        super(options);
    }
}
