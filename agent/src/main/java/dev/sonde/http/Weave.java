package dev.sonde.http;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** One method of one class, by exact names, and the advice to weave into it. */
public final class Weave {

    /** Binary name of the class. */
    public final String type;

    /** Name of the method, {@code <init>} for a constructor. */
    public final String method;
    /** Simple names of the parameters' types. */
    public final List<String> parameters;
    /** Advice classes, the first of which links against the class at hand is woven. */
    public final List<Class<?>> advice;
    /** Whether some versions do without the method. */
    public final boolean optional;

    private Weave(String type, String method, List<String> parameters, List<Class<?>> advice, boolean optional) {
        this.type = type;
        this.method = method;
        this.parameters = parameters;
        this.advice = advice;
        this.optional = optional;
    }

    /** Weaves the method with these parameters; types are told by their simple names. */
    public static Weave into(String type, String method, String... parameters) {
        return new Weave(type, method, Arrays.asList(parameters), Collections.<Class<?>>emptyList(), false);
    }

    /** Advice to weave, best first: further ones are for versions that lack a member the earlier ones call. */
    public Weave with(Class<?>... adviceClasses) {
        return new Weave(type, method, parameters, Arrays.asList(adviceClasses), optional);
    }

    /** The same where the method is there, and nothing where it is not: other versions have it elsewhere. */
    public Weave ifThere() {
        return new Weave(type, method, parameters, advice, true);
    }

    @Override
    public String toString() {
        return type + '.' + method;
    }
}
